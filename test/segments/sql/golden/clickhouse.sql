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
    CASE WHEN CAST(source.`vi"sits` AS Nullable(Float64)) BETWEEN (-1.7976931348623157e+308) AND 1.7976931348623157e+308 THEN CAST(source.`vi"sits` AS Nullable(Float64)) END AS c1,
    CASE WHEN CAST(source.`ba'sket; DROP TABLE customers --` AS Nullable(Float64)) BETWEEN (-1.7976931348623157e+308) AND 1.7976931348623157e+308 THEN CAST(source.`ba'sket; DROP TABLE customers --` AS Nullable(Float64)) END AS c2,
    CAST(-dateDiff('day', toDate32(source.`days\\`), toDate32('1970-01-01')) AS Nullable(Float64)) AS c3,
    CASE WHEN CAST(source.`Käufe` AS Nullable(Float64)) BETWEEN (-1.7976931348623157e+308) AND 1.7976931348623157e+308 THEN CAST(source.`Käufe` AS Nullable(Float64)) END AS c4,
    CASE WHEN CAST(source.`wine` AS Nullable(Float64)) BETWEEN (-1.7976931348623157e+308) AND 1.7976931348623157e+308 THEN CAST(source.`wine` AS Nullable(Float64)) END AS c5,
    CASE WHEN CAST(source.`me\`\`at` AS Nullable(Float64)) BETWEEN (-1.7976931348623157e+308) AND 1.7976931348623157e+308 THEN CAST(source.`me\`\`at` AS Nullable(Float64)) END AS c6,
    replaceRegexpAll(CAST(source.`wo\\'rds` AS Nullable(String)), '^[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+|[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+$', '') AS c7,
    replaceRegexpAll(CAST(source.`rank` AS Nullable(String)), '^[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+|[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+$', '') AS c8,
    replaceRegexpAll(CAST(source.`card` AS Nullable(String)), '^[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+|[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+$', '') AS c9
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
    lowerUTF8(replaceRegexpAll(c7, '[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ')) AS p7,
    lowerUTF8(replaceRegexpAll(c8, '[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ')) AS p8,
    lowerUTF8(replaceRegexpAll(c9, '[\\s\\x{000B}\\x{2000}-\\x{200A}\\x{00A0}\\x{1680}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ')) AS p9
  FROM cells
),
feature_values AS (
  SELECT
    customer,
    CASE WHEN COALESCE(c1, 31e0) >= 0e0 THEN LOG10(1e0 + COALESCE(c1, 31e0)) END AS v1,
    CASE WHEN COALESCE(c2, 9.128093392759821e0) < 0e0 THEN -LOG10(1e0 + ABS(COALESCE(c2, 9.128093392759821e0)) / 18.757534916091217e0) ELSE LOG10(1e0 + ABS(COALESCE(c2, 9.128093392759821e0)) / 18.757534916091217e0) END AS v2,
    COALESCE(20088e0 - c3, 360e0) AS v3,
    COALESCE(c4, 3e0) AS v4,
    CASE WHEN c7 IS NULL OR p7 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', '\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c7 = '(other)' THEN 1 WHEN c7 = '--' THEN 2 WHEN c7 = 'O\'Brien' THEN 3 WHEN c7 = 'a\\' THEN 4 WHEN c7 = 'line\nbreak' THEN 5 WHEN c7 = 'q"uo"te' THEN 6 WHEN c7 = 'two words' THEN 7 WHEN c7 = 'Ünder/* x' THEN 8 WHEN p7 = '(other)' THEN 1 WHEN p7 = '--' THEN 2 WHEN p7 = 'o\'brien' THEN 3 WHEN p7 = 'a\\' THEN 4 WHEN p7 = 'line break' THEN 5 WHEN p7 = 'q"uo"te' THEN 6 WHEN p7 = 'two words' THEN 7 WHEN p7 = 'ünder/* x' THEN 8 ELSE 1 END AS v5,
    COALESCE(CASE WHEN c8 = 'lo\'w' THEN 0e0 WHEN c8 = 'mid\\dle' THEN 1e0 WHEN c8 = 'high' THEN 2e0 WHEN p8 = 'lo\'w' THEN 0e0 WHEN p8 = 'mid\\dle' THEN 1e0 WHEN p8 = 'high' THEN 2e0 END, 1e0) AS v6,
    CASE WHEN c9 IS NULL OR p9 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', '\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c9 = 'no' THEN 1 WHEN c9 = 'yes' THEN 2 WHEN p9 = 'no' THEN 1 WHEN p9 = 'yes' THEN 2 WHEN p9 IN ('yes', 'y', 'true', 't', '1') THEN 2 WHEN p9 IN ('no', 'n', 'false', 'f', '0') THEN 1 ELSE 0 END AS v7,
    COALESCE(CASE WHEN COALESCE(c5, 0e0) + COALESCE(c6, 0e0) > 0e0 THEN c5 / (COALESCE(c5, 0e0) + COALESCE(c6, 0e0)) END, 0.5086206896551725e0) AS v8,
    COALESCE(CASE WHEN COALESCE(c5, 0e0) + COALESCE(c6, 0e0) > 0e0 THEN c6 / (COALESCE(c5, 0e0) + COALESCE(c6, 0e0)) END, 0.5144508670520229e0) AS v9
  FROM words
),
features AS (
  SELECT
    customer,
    (v1 - 1.3117382061057945e0) / 0.7850881906353244e0 AS f1,
    (v2 - 0.37463724033000967e0) / 0.6403365237364576e0 AS f2,
    (v3 - 359.63e0) / 3.4847465684919743e0 AS f3,
    (v4 - 2.7275e0) / 2.592304738962823e0 AS f4,
    (CASE WHEN v5 = 1 THEN 1e0 ELSE 0e0 END - 0.08e0) / 0.8446499771857571e0 AS f5,
    (CASE WHEN v5 = 2 THEN 1e0 ELSE 0e0 END - 0.5025e0) / 0.8446499771857571e0 AS f6,
    (CASE WHEN v5 = 3 THEN 1e0 ELSE 0e0 END - 0.0625e0) / 0.8446499771857571e0 AS f7,
    (CASE WHEN v5 = 4 THEN 1e0 ELSE 0e0 END - 0.075e0) / 0.8446499771857571e0 AS f8,
    (CASE WHEN v5 = 5 THEN 1e0 ELSE 0e0 END - 0.0625e0) / 0.8446499771857571e0 AS f9,
    (CASE WHEN v5 = 6 THEN 1e0 ELSE 0e0 END - 0.08e0) / 0.8446499771857571e0 AS f10,
    (CASE WHEN v5 = 7 THEN 1e0 ELSE 0e0 END - 0.06e0) / 0.8446499771857571e0 AS f11,
    (CASE WHEN v5 = 8 THEN 1e0 ELSE 0e0 END - 0.0775e0) / 0.8446499771857571e0 AS f12,
    (v6 - 0.985e0) / 0.6487118525733696e0 AS f13,
    (CASE WHEN v7 = 1 THEN 1e0 ELSE 0e0 END - 0.15e0) / 0.5056076519835918e0 AS f14,
    (CASE WHEN v7 = 2 THEN 1e0 ELSE 0e0 END - 0.85e0) / 0.5056076519835918e0 AS f15,
    (v8 - 0.508620689655173e0) / 0.5002413654024387e0 AS f16,
    (v9 - 0.5144508670520231e0) / 0.5002413654024387e0 AS f17
  FROM feature_values
),
distances AS (
  SELECT
    customer,
    SQRT((f1 - 0.2463567463135512e0) * (f1 - 0.2463567463135512e0) + (f2 - (-0.951466429314383e0)) * (f2 - (-0.951466429314383e0)) + (f3 - (-0.7547177243187958e0)) * (f3 - (-0.7547177243187958e0)) + (f4 - 1.6481472782823445e0) * (f4 - 1.6481472782823445e0) + (f5 - (-0.0947137893338346e0)) * (f5 - (-0.0947137893338346e0)) + (f6 - (-0.5949209892531485e0)) * (f6 - (-0.5949209892531485e0)) + (f7 - (-0.07399514791705829e0)) * (f7 - (-0.07399514791705829e0)) + (f8 - (-0.08879417750046993e0)) * (f8 - (-0.08879417750046993e0)) + (f9 - (-0.07399514791705829e0)) * (f9 - (-0.07399514791705829e0)) + (f10 - 1.089208577339098e0) * (f10 - 1.089208577339098e0) + (f11 - (-0.07103534200037595e0)) * (f11 - (-0.07103534200037595e0)) + (f12 - (-0.09175398341715227e0)) * (f12 - (-0.09175398341715227e0)) + (f13 - 0.023122746933783682e0) * (f13 - 0.023122746933783682e0) + (f14 - (-0.2966727252080193e0)) * (f14 - (-0.2966727252080193e0)) + (f15 - 0.29667272520801935e0) * (f15 - 0.29667272520801935e0) + (f16 - 0.9822844417304788e0) * (f16 - 0.9822844417304788e0) + (f17 - (-1.0284052911900898e0)) * (f17 - (-1.0284052911900898e0))) AS d1,
    SQRT((f1 - 0.6297913709260748e0) * (f1 - 0.6297913709260748e0) + (f2 - 1.3119143839261953e0) * (f2 - 1.3119143839261953e0) + (f3 - (-0.1807878959394824e0)) * (f3 - (-0.1807878959394824e0)) + (f4 - 0.10511881412099211e0) * (f4 - 0.10511881412099211e0) + (f5 - (-0.0947137893338346e0)) * (f5 - (-0.0947137893338346e0)) + (f6 - (-0.5949209892531485e0)) * (f6 - (-0.5949209892531485e0)) + (f7 - 1.1099272187558742e0) * (f7 - 1.1099272187558742e0) + (f8 - (-0.08879417750046993e0)) * (f8 - (-0.08879417750046993e0)) + (f9 - (-0.07399514791705829e0)) * (f9 - (-0.07399514791705829e0)) + (f10 - (-0.0947137893338346e0)) * (f10 - (-0.0947137893338346e0)) + (f11 - (-0.07103534200037595e0)) * (f11 - (-0.07103534200037595e0)) + (f12 - (-0.09175398341715227e0)) * (f12 - (-0.09175398341715227e0)) + (f13 - 0.023122746933783682e0) * (f13 - 0.023122746933783682e0) + (f14 - 1.6811454428454429e0) * (f14 - 1.6811454428454429e0) + (f15 - (-1.6811454428454429e0)) * (f15 - (-1.6811454428454429e0)) + (f16 - 0.9822844417304788e0) * (f16 - 0.9822844417304788e0) + (f17 - (-4.4387493774410053e-16)) * (f17 - (-4.4387493774410053e-16))) AS d2,
    SQRT((f1 - 1.0132259955385987e0) * (f1 - 1.0132259955385987e0) + (f2 - 1.56486336001806e0) * (f2 - 1.56486336001806e0) + (f3 - 0.9670717608191444e0) * (f3 - 0.9670717608191444e0) + (f4 - (-1.0521525340000222e0)) * (f4 - (-1.0521525340000222e0)) + (f5 - (-0.0947137893338346e0)) * (f5 - (-0.0947137893338346e0)) + (f6 - 0.589001377419784e0) * (f6 - 0.589001377419784e0) + (f7 - (-0.07399514791705829e0)) * (f7 - (-0.07399514791705829e0)) + (f8 - (-0.08879417750046993e0)) * (f8 - (-0.08879417750046993e0)) + (f9 - (-0.07399514791705829e0)) * (f9 - (-0.07399514791705829e0)) + (f10 - (-0.0947137893338346e0)) * (f10 - (-0.0947137893338346e0)) + (f11 - (-0.07103534200037595e0)) * (f11 - (-0.07103534200037595e0)) + (f12 - (-0.09175398341715227e0)) * (f12 - (-0.09175398341715227e0)) + (f13 - 0.023122746933783682e0) * (f13 - 0.023122746933783682e0) + (f14 - 1.6811454428454429e0) * (f14 - 1.6811454428454429e0) + (f15 - (-1.6811454428454429e0)) * (f15 - (-1.6811454428454429e0)) + (f16 - 0.9822844417304788e0) * (f16 - 0.9822844417304788e0) + (f17 - (-1.0284052911900898e0)) * (f17 - (-1.0284052911900898e0))) AS d3,
    SQRT((f1 - 1.3966606201511227e0) * (f1 - 1.3966606201511227e0) + (f2 - 1.66886551502272e0) * (f2 - 1.66886551502272e0) + (f3 - 1.254036675008801e0) * (f3 - 1.254036675008801e0) + (f4 - 0.10511881412099211e0) * (f4 - 0.10511881412099211e0) + (f5 - (-0.0947137893338346e0)) * (f5 - (-0.0947137893338346e0)) + (f6 - 0.589001377419784e0) * (f6 - 0.589001377419784e0) + (f7 - (-0.07399514791705829e0)) * (f7 - (-0.07399514791705829e0)) + (f8 - (-0.08879417750046993e0)) * (f8 - (-0.08879417750046993e0)) + (f9 - (-0.07399514791705829e0)) * (f9 - (-0.07399514791705829e0)) + (f10 - (-0.0947137893338346e0)) * (f10 - (-0.0947137893338346e0)) + (f11 - (-0.07103534200037595e0)) * (f11 - (-0.07103534200037595e0)) + (f12 - (-0.09175398341715227e0)) * (f12 - (-0.09175398341715227e0)) + (f13 - 1.564639209186028e0) * (f13 - 1.564639209186028e0) + (f14 - 1.6811454428454429e0) * (f14 - 1.6811454428454429e0) + (f15 - (-1.6811454428454429e0)) * (f15 - (-1.6811454428454429e0)) + (f16 - (-0.3504055610851433e0)) * (f16 - (-0.3504055610851433e0)) + (f17 - 0.3042847116255321e0) * (f17 - 0.3042847116255321e0)) AS d4,
    SQRT((f1 - 1.0132259955385987e0) * (f1 - 1.0132259955385987e0) + (f2 - (-1.0553716013378343e0)) * (f2 - (-1.0553716013378343e0)) + (f3 - 0.393141932439831e0) * (f3 - 0.393141932439831e0) + (f4 - 0.10511881412099211e0) * (f4 - 0.10511881412099211e0) + (f5 - (-0.0947137893338346e0)) * (f5 - (-0.0947137893338346e0)) + (f6 - (-0.5949209892531485e0)) * (f6 - (-0.5949209892531485e0)) + (f7 - (-0.07399514791705829e0)) * (f7 - (-0.07399514791705829e0)) + (f8 - (-0.08879417750046993e0)) * (f8 - (-0.08879417750046993e0)) + (f9 - (-0.07399514791705829e0)) * (f9 - (-0.07399514791705829e0)) + (f10 - (-0.0947137893338346e0)) * (f10 - (-0.0947137893338346e0)) + (f11 - (-0.07103534200037595e0)) * (f11 - (-0.07103534200037595e0)) + (f12 - 1.0921683832557803e0) * (f12 - 1.0921683832557803e0) + (f13 - 0.023122746933783682e0) * (f13 - 0.023122746933783682e0) + (f14 - (-0.2966727252080193e0)) * (f14 - (-0.2966727252080193e0)) + (f15 - 0.29667272520801935e0) * (f15 - 0.29667272520801935e0) + (f16 - 0.9822844417304788e0) * (f16 - 0.9822844417304788e0) + (f17 - (-1.0284052911900898e0)) * (f17 - (-1.0284052911900898e0))) AS d5
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
    least(least(least(least(d1, d2), d3), d4), d5) AS least_distance
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
    CASE WHEN d1 <= least_distance * 1.000000000001e0 THEN 1 WHEN d2 <= least_distance * 1.000000000001e0 THEN 2 WHEN d3 <= least_distance * 1.000000000001e0 THEN 3 WHEN d4 <= least_distance * 1.000000000001e0 THEN 4 WHEN d5 <= least_distance * 1.000000000001e0 THEN 5 END AS segment
  FROM least_distances
),
pairs AS (
  SELECT
    customer,
    segment,
    CASE WHEN segment = 1 THEN d1 WHEN segment = 2 THEN d2 WHEN segment = 3 THEN d3 WHEN segment = 4 THEN d4 WHEN segment = 5 THEN d5 END AS distance,
    CASE WHEN segment = 1 THEN least(least(least(d2, d3), d4), d5) WHEN segment = 2 THEN least(least(least(d1, d3), d4), d5) WHEN segment = 3 THEN least(least(least(d1, d2), d4), d5) WHEN segment = 4 THEN least(least(least(d1, d2), d3), d5) WHEN segment = 5 THEN least(least(least(d1, d2), d3), d4) END AS second_distance
  FROM nearest
),
placed AS (
  SELECT
    customer,
    segment,
    distance,
    distance > 2.6373887660188418e0 AS too_far,
    CASE WHEN second_distance = 0e0 THEN NULL WHEN distance > second_distance THEN 0e0 ELSE 1e0 - distance / second_distance END AS confidence
  FROM pairs
)
SELECT
  customer,
  segment,
  CASE WHEN segment = 1 THEN 'It\'s' WHEN segment = 2 THEN 'a\\b' WHEN segment = 3 THEN '"x"' WHEN segment = 4 THEN '--' WHEN segment = 5 THEN 'line\nbreak' END AS segment_name,
  distance,
  confidence,
  CASE WHEN too_far OR confidence IS NULL THEN 'none' WHEN confidence >= 0.25e0 THEN 'clear' ELSE 'near a border' END AS place,
  too_far
FROM placed;
