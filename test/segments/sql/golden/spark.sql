-- Places every customer of a table in the segments of a study: one row in, one row out.
-- Made by champo score --as sql. The same rules as champo score: missing values take the study's usual value,
-- words count but for case and blanks, a word that the study did not know counts as (other) or as none.
-- segment: the nearest centre, numbered from 1; of equal distances (to one part in 10^12) the first.
-- too_far: the customer is like none of the study's. confidence: 1 - distance / second distance, 0 to 1.
-- Columns must hold numbers, days or words as in the study, a share as 0 to 1. A number below 0 where the study
-- took a logarithm gives no segment. Names are quoted, so write them as the table has them.
WITH
cells AS (
  SELECT
    source.`customer` AS customer,
    CASE WHEN CAST(source.`vi"sits` AS DOUBLE) BETWEEN (-1.7976931348623157e+308D) AND 1.7976931348623157e+308D THEN CAST(source.`vi"sits` AS DOUBLE) END AS c1,
    CASE WHEN CAST(source.`ba'sket; DROP TABLE customers --` AS DOUBLE) BETWEEN (-1.7976931348623157e+308D) AND 1.7976931348623157e+308D THEN CAST(source.`ba'sket; DROP TABLE customers --` AS DOUBLE) END AS c2,
    CAST(-DATEDIFF(DATE '1970-01-01', CAST(source.`days\` AS DATE)) AS DOUBLE) AS c3,
    CASE WHEN CAST(source.`Käufe` AS DOUBLE) BETWEEN (-1.7976931348623157e+308D) AND 1.7976931348623157e+308D THEN CAST(source.`Käufe` AS DOUBLE) END AS c4,
    CASE WHEN CAST(source.`wine` AS DOUBLE) BETWEEN (-1.7976931348623157e+308D) AND 1.7976931348623157e+308D THEN CAST(source.`wine` AS DOUBLE) END AS c5,
    CASE WHEN CAST(source.`me````at` AS DOUBLE) BETWEEN (-1.7976931348623157e+308D) AND 1.7976931348623157e+308D THEN CAST(source.`me````at` AS DOUBLE) END AS c6,
    REGEXP_REPLACE(CAST(source.`wo\'rds` AS STRING), '^[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+|[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+$', '') AS c7,
    REGEXP_REPLACE(CAST(source.`rank` AS STRING), '^[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+|[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+$', '') AS c8,
    REGEXP_REPLACE(CAST(source.`card` AS STRING), '^[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+|[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+$', '') AS c9
  FROM `crm`.`customers` AS source
),
words AS (
  SELECT
    customer,
    c1,
    c2,
    c3,
    c4,
    c5,
    c6,
    c7,
    c8,
    c9,
    LOWER(REGEXP_REPLACE(c7, '[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ')) AS p7,
    LOWER(REGEXP_REPLACE(c8, '[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ')) AS p8,
    LOWER(REGEXP_REPLACE(c9, '[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ')) AS p9
  FROM cells
),
feature_values AS (
  SELECT
    customer,
    CASE WHEN COALESCE(c1, 31D) >= 0D THEN LOG10(1D + COALESCE(c1, 31D)) END AS v1,
    CASE WHEN COALESCE(c2, 9.128093392759821D) < 0D THEN -LOG10(1D + ABS(COALESCE(c2, 9.128093392759821D)) / 18.757534916091217D) ELSE LOG10(1D + ABS(COALESCE(c2, 9.128093392759821D)) / 18.757534916091217D) END AS v2,
    COALESCE(20088D - c3, 360D) AS v3,
    COALESCE(c4, 3D) AS v4,
    CASE WHEN c7 IS NULL OR p7 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', '\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c7 = '(other)' THEN 1 WHEN c7 = '--' THEN 2 WHEN c7 = 'O\'Brien' THEN 3 WHEN c7 = 'a\\' THEN 4 WHEN c7 = 'line\nbreak' THEN 5 WHEN c7 = 'q"uo"te' THEN 6 WHEN c7 = 'two words' THEN 7 WHEN c7 = 'Ünder/* x' THEN 8 WHEN p7 = '(other)' THEN 1 WHEN p7 = '--' THEN 2 WHEN p7 = 'o\'brien' THEN 3 WHEN p7 = 'a\\' THEN 4 WHEN p7 = 'line break' THEN 5 WHEN p7 = 'q"uo"te' THEN 6 WHEN p7 = 'two words' THEN 7 WHEN p7 = 'ünder/* x' THEN 8 ELSE 1 END AS v5,
    COALESCE(CASE WHEN c8 = 'lo\'w' THEN 0D WHEN c8 = 'mid\\dle' THEN 1D WHEN c8 = 'high' THEN 2D WHEN p8 = 'lo\'w' THEN 0D WHEN p8 = 'mid\\dle' THEN 1D WHEN p8 = 'high' THEN 2D END, 1D) AS v6,
    CASE WHEN c9 IS NULL OR p9 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', '\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c9 = 'no' THEN 1 WHEN c9 = 'yes' THEN 2 WHEN p9 = 'no' THEN 1 WHEN p9 = 'yes' THEN 2 WHEN p9 IN ('yes', 'y', 'true', 't', '1') THEN 2 WHEN p9 IN ('no', 'n', 'false', 'f', '0') THEN 1 ELSE 0 END AS v7,
    COALESCE(CASE WHEN COALESCE(c5, 0D) + COALESCE(c6, 0D) > 0D THEN c5 / (COALESCE(c5, 0D) + COALESCE(c6, 0D)) END, 0.5086206896551725D) AS v8,
    COALESCE(CASE WHEN COALESCE(c5, 0D) + COALESCE(c6, 0D) > 0D THEN c6 / (COALESCE(c5, 0D) + COALESCE(c6, 0D)) END, 0.5144508670520229D) AS v9
  FROM words
),
features AS (
  SELECT
    customer,
    (v1 - 1.3117382061057945D) / 0.7850881906353244D AS f1,
    (v2 - 0.37463724033000967D) / 0.6403365237364576D AS f2,
    (v3 - 359.63D) / 3.4847465684919743D AS f3,
    (v4 - 2.7275D) / 2.592304738962823D AS f4,
    (CASE WHEN v5 = 1 THEN 1D ELSE 0D END - 0.08D) / 0.8446499771857571D AS f5,
    (CASE WHEN v5 = 2 THEN 1D ELSE 0D END - 0.5025D) / 0.8446499771857571D AS f6,
    (CASE WHEN v5 = 3 THEN 1D ELSE 0D END - 0.0625D) / 0.8446499771857571D AS f7,
    (CASE WHEN v5 = 4 THEN 1D ELSE 0D END - 0.075D) / 0.8446499771857571D AS f8,
    (CASE WHEN v5 = 5 THEN 1D ELSE 0D END - 0.0625D) / 0.8446499771857571D AS f9,
    (CASE WHEN v5 = 6 THEN 1D ELSE 0D END - 0.08D) / 0.8446499771857571D AS f10,
    (CASE WHEN v5 = 7 THEN 1D ELSE 0D END - 0.06D) / 0.8446499771857571D AS f11,
    (CASE WHEN v5 = 8 THEN 1D ELSE 0D END - 0.0775D) / 0.8446499771857571D AS f12,
    (v6 - 0.985D) / 0.6487118525733696D AS f13,
    (CASE WHEN v7 = 1 THEN 1D ELSE 0D END - 0.15D) / 0.5056076519835918D AS f14,
    (CASE WHEN v7 = 2 THEN 1D ELSE 0D END - 0.85D) / 0.5056076519835918D AS f15,
    (v8 - 0.508620689655173D) / 0.5002413654024387D AS f16,
    (v9 - 0.5144508670520231D) / 0.5002413654024387D AS f17
  FROM feature_values
),
distances AS (
  SELECT
    customer,
    SQRT((f1 - 0.2463567463135512D) * (f1 - 0.2463567463135512D) + (f2 - (-0.951466429314383D)) * (f2 - (-0.951466429314383D)) + (f3 - (-0.7547177243187958D)) * (f3 - (-0.7547177243187958D)) + (f4 - 1.6481472782823445D) * (f4 - 1.6481472782823445D) + (f5 - (-0.0947137893338346D)) * (f5 - (-0.0947137893338346D)) + (f6 - (-0.5949209892531485D)) * (f6 - (-0.5949209892531485D)) + (f7 - (-0.07399514791705829D)) * (f7 - (-0.07399514791705829D)) + (f8 - (-0.08879417750046993D)) * (f8 - (-0.08879417750046993D)) + (f9 - (-0.07399514791705829D)) * (f9 - (-0.07399514791705829D)) + (f10 - 1.089208577339098D) * (f10 - 1.089208577339098D) + (f11 - (-0.07103534200037595D)) * (f11 - (-0.07103534200037595D)) + (f12 - (-0.09175398341715227D)) * (f12 - (-0.09175398341715227D)) + (f13 - 0.023122746933783682D) * (f13 - 0.023122746933783682D) + (f14 - (-0.2966727252080193D)) * (f14 - (-0.2966727252080193D)) + (f15 - 0.29667272520801935D) * (f15 - 0.29667272520801935D) + (f16 - 0.9822844417304788D) * (f16 - 0.9822844417304788D) + (f17 - (-1.0284052911900898D)) * (f17 - (-1.0284052911900898D))) AS d1,
    SQRT((f1 - 0.6297913709260748D) * (f1 - 0.6297913709260748D) + (f2 - 1.3119143839261953D) * (f2 - 1.3119143839261953D) + (f3 - (-0.1807878959394824D)) * (f3 - (-0.1807878959394824D)) + (f4 - 0.10511881412099211D) * (f4 - 0.10511881412099211D) + (f5 - (-0.0947137893338346D)) * (f5 - (-0.0947137893338346D)) + (f6 - (-0.5949209892531485D)) * (f6 - (-0.5949209892531485D)) + (f7 - 1.1099272187558742D) * (f7 - 1.1099272187558742D) + (f8 - (-0.08879417750046993D)) * (f8 - (-0.08879417750046993D)) + (f9 - (-0.07399514791705829D)) * (f9 - (-0.07399514791705829D)) + (f10 - (-0.0947137893338346D)) * (f10 - (-0.0947137893338346D)) + (f11 - (-0.07103534200037595D)) * (f11 - (-0.07103534200037595D)) + (f12 - (-0.09175398341715227D)) * (f12 - (-0.09175398341715227D)) + (f13 - 0.023122746933783682D) * (f13 - 0.023122746933783682D) + (f14 - 1.6811454428454429D) * (f14 - 1.6811454428454429D) + (f15 - (-1.6811454428454429D)) * (f15 - (-1.6811454428454429D)) + (f16 - 0.9822844417304788D) * (f16 - 0.9822844417304788D) + (f17 - (-4.4387493774410053e-16D)) * (f17 - (-4.4387493774410053e-16D))) AS d2,
    SQRT((f1 - 1.0132259955385987D) * (f1 - 1.0132259955385987D) + (f2 - 1.56486336001806D) * (f2 - 1.56486336001806D) + (f3 - 0.9670717608191444D) * (f3 - 0.9670717608191444D) + (f4 - (-1.0521525340000222D)) * (f4 - (-1.0521525340000222D)) + (f5 - (-0.0947137893338346D)) * (f5 - (-0.0947137893338346D)) + (f6 - 0.589001377419784D) * (f6 - 0.589001377419784D) + (f7 - (-0.07399514791705829D)) * (f7 - (-0.07399514791705829D)) + (f8 - (-0.08879417750046993D)) * (f8 - (-0.08879417750046993D)) + (f9 - (-0.07399514791705829D)) * (f9 - (-0.07399514791705829D)) + (f10 - (-0.0947137893338346D)) * (f10 - (-0.0947137893338346D)) + (f11 - (-0.07103534200037595D)) * (f11 - (-0.07103534200037595D)) + (f12 - (-0.09175398341715227D)) * (f12 - (-0.09175398341715227D)) + (f13 - 0.023122746933783682D) * (f13 - 0.023122746933783682D) + (f14 - 1.6811454428454429D) * (f14 - 1.6811454428454429D) + (f15 - (-1.6811454428454429D)) * (f15 - (-1.6811454428454429D)) + (f16 - 0.9822844417304788D) * (f16 - 0.9822844417304788D) + (f17 - (-1.0284052911900898D)) * (f17 - (-1.0284052911900898D))) AS d3,
    SQRT((f1 - 1.3966606201511227D) * (f1 - 1.3966606201511227D) + (f2 - 1.66886551502272D) * (f2 - 1.66886551502272D) + (f3 - 1.254036675008801D) * (f3 - 1.254036675008801D) + (f4 - 0.10511881412099211D) * (f4 - 0.10511881412099211D) + (f5 - (-0.0947137893338346D)) * (f5 - (-0.0947137893338346D)) + (f6 - 0.589001377419784D) * (f6 - 0.589001377419784D) + (f7 - (-0.07399514791705829D)) * (f7 - (-0.07399514791705829D)) + (f8 - (-0.08879417750046993D)) * (f8 - (-0.08879417750046993D)) + (f9 - (-0.07399514791705829D)) * (f9 - (-0.07399514791705829D)) + (f10 - (-0.0947137893338346D)) * (f10 - (-0.0947137893338346D)) + (f11 - (-0.07103534200037595D)) * (f11 - (-0.07103534200037595D)) + (f12 - (-0.09175398341715227D)) * (f12 - (-0.09175398341715227D)) + (f13 - 1.564639209186028D) * (f13 - 1.564639209186028D) + (f14 - 1.6811454428454429D) * (f14 - 1.6811454428454429D) + (f15 - (-1.6811454428454429D)) * (f15 - (-1.6811454428454429D)) + (f16 - (-0.3504055610851433D)) * (f16 - (-0.3504055610851433D)) + (f17 - 0.3042847116255321D) * (f17 - 0.3042847116255321D)) AS d4,
    SQRT((f1 - 1.0132259955385987D) * (f1 - 1.0132259955385987D) + (f2 - (-1.0553716013378343D)) * (f2 - (-1.0553716013378343D)) + (f3 - 0.393141932439831D) * (f3 - 0.393141932439831D) + (f4 - 0.10511881412099211D) * (f4 - 0.10511881412099211D) + (f5 - (-0.0947137893338346D)) * (f5 - (-0.0947137893338346D)) + (f6 - (-0.5949209892531485D)) * (f6 - (-0.5949209892531485D)) + (f7 - (-0.07399514791705829D)) * (f7 - (-0.07399514791705829D)) + (f8 - (-0.08879417750046993D)) * (f8 - (-0.08879417750046993D)) + (f9 - (-0.07399514791705829D)) * (f9 - (-0.07399514791705829D)) + (f10 - (-0.0947137893338346D)) * (f10 - (-0.0947137893338346D)) + (f11 - (-0.07103534200037595D)) * (f11 - (-0.07103534200037595D)) + (f12 - 1.0921683832557803D) * (f12 - 1.0921683832557803D) + (f13 - 0.023122746933783682D) * (f13 - 0.023122746933783682D) + (f14 - (-0.2966727252080193D)) * (f14 - (-0.2966727252080193D)) + (f15 - 0.29667272520801935D) * (f15 - 0.29667272520801935D) + (f16 - 0.9822844417304788D) * (f16 - 0.9822844417304788D) + (f17 - (-1.0284052911900898D)) * (f17 - (-1.0284052911900898D))) AS d5
  FROM features
),
least_distances AS (
  SELECT
    customer,
    d1,
    d2,
    d3,
    d4,
    d5,
    LEAST(d1, d2, d3, d4, d5) AS least_distance
  FROM distances
),
nearest AS (
  SELECT
    customer,
    d1,
    d2,
    d3,
    d4,
    d5,
    CASE WHEN d1 <= least_distance * 1.000000000001D THEN 1 WHEN d2 <= least_distance * 1.000000000001D THEN 2 WHEN d3 <= least_distance * 1.000000000001D THEN 3 WHEN d4 <= least_distance * 1.000000000001D THEN 4 WHEN d5 <= least_distance * 1.000000000001D THEN 5 END AS segment
  FROM least_distances
),
pairs AS (
  SELECT
    customer,
    segment,
    CASE WHEN segment = 1 THEN d1 WHEN segment = 2 THEN d2 WHEN segment = 3 THEN d3 WHEN segment = 4 THEN d4 WHEN segment = 5 THEN d5 END AS distance,
    CASE WHEN segment = 1 THEN LEAST(d2, d3, d4, d5) WHEN segment = 2 THEN LEAST(d1, d3, d4, d5) WHEN segment = 3 THEN LEAST(d1, d2, d4, d5) WHEN segment = 4 THEN LEAST(d1, d2, d3, d5) WHEN segment = 5 THEN LEAST(d1, d2, d3, d4) END AS second_distance
  FROM nearest
),
placed AS (
  SELECT
    customer,
    segment,
    distance,
    distance > 2.6373887660188418D AS too_far,
    CASE WHEN second_distance = 0D THEN NULL WHEN distance > second_distance THEN 0D ELSE 1D - distance / second_distance END AS confidence
  FROM pairs
)
SELECT
  customer,
  segment,
  CASE WHEN segment = 1 THEN 'It\'s' WHEN segment = 2 THEN 'a\\b' WHEN segment = 3 THEN '"x"' WHEN segment = 4 THEN '--' WHEN segment = 5 THEN 'line\nbreak' END AS segment_name,
  distance,
  confidence,
  CASE WHEN too_far OR confidence IS NULL THEN 'none' WHEN confidence >= 0.25D THEN 'clear' ELSE 'near a border' END AS place,
  too_far
FROM placed;
