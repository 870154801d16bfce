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
    source."customer" AS customer,
    CASE WHEN CAST(source."vi""sits" AS double precision) BETWEEN (-1.7976931348623157e+308::float8) AND 1.7976931348623157e+308::float8 THEN CAST(source."vi""sits" AS double precision) END AS c1,
    CASE WHEN CAST(source."ba'sket; DROP TABLE customers --" AS double precision) BETWEEN (-1.7976931348623157e+308::float8) AND 1.7976931348623157e+308::float8 THEN CAST(source."ba'sket; DROP TABLE customers --" AS double precision) END AS c2,
    CAST(-(DATE '1970-01-01' - CAST(source."days\" AS date)) AS double precision) AS c3,
    CASE WHEN CAST(source."Käufe" AS double precision) BETWEEN (-1.7976931348623157e+308::float8) AND 1.7976931348623157e+308::float8 THEN CAST(source."Käufe" AS double precision) END AS c4,
    CASE WHEN CAST(source."wine" AS double precision) BETWEEN (-1.7976931348623157e+308::float8) AND 1.7976931348623157e+308::float8 THEN CAST(source."wine" AS double precision) END AS c5,
    CASE WHEN CAST(source."me``at" AS double precision) BETWEEN (-1.7976931348623157e+308::float8) AND 1.7976931348623157e+308::float8 THEN CAST(source."me``at" AS double precision) END AS c6,
    regexp_replace(CAST(source."wo\'rds" AS text), E'^[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+|[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+$', '', 'g') AS c7,
    regexp_replace(CAST(source."rank" AS text), E'^[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+|[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+$', '', 'g') AS c8,
    regexp_replace(CAST(source."card" AS text), E'^[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+|[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+$', '', 'g') AS c9
  FROM "crm"."customers" AS source
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
    LOWER(regexp_replace(c7, E'[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+', ' ', 'g')) AS p7,
    LOWER(regexp_replace(c8, E'[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+', ' ', 'g')) AS p8,
    LOWER(regexp_replace(c9, E'[\\s\\u000B\\u2000-\\u200A\\u00A0\\u1680\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+', ' ', 'g')) AS p9
  FROM cells
),
feature_values AS (
  SELECT
    customer,
    CASE WHEN COALESCE(c1, 31::float8) >= 0::float8 THEN LOG10(1::float8 + COALESCE(c1, 31::float8)) END AS v1,
    CASE WHEN COALESCE(c2, 9.128093392759821::float8) < 0::float8 THEN -LOG10(1::float8 + ABS(COALESCE(c2, 9.128093392759821::float8)) / 18.757534916091217::float8) ELSE LOG10(1::float8 + ABS(COALESCE(c2, 9.128093392759821::float8)) / 18.757534916091217::float8) END AS v2,
    COALESCE(20088::float8 - c3, 360::float8) AS v3,
    COALESCE(c4, 3::float8) AS v4,
    CASE WHEN c7 IS NULL OR p7 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', E'\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c7 = '(other)' THEN 1 WHEN c7 = '--' THEN 2 WHEN c7 = 'O''Brien' THEN 3 WHEN c7 = E'a\\' THEN 4 WHEN c7 = 'line
break' THEN 5 WHEN c7 = 'q"uo"te' THEN 6 WHEN c7 = 'two words' THEN 7 WHEN c7 = 'Ünder/* x' THEN 8 WHEN p7 = '(other)' THEN 1 WHEN p7 = '--' THEN 2 WHEN p7 = 'o''brien' THEN 3 WHEN p7 = E'a\\' THEN 4 WHEN p7 = 'line break' THEN 5 WHEN p7 = 'q"uo"te' THEN 6 WHEN p7 = 'two words' THEN 7 WHEN p7 = 'ünder/* x' THEN 8 ELSE 1 END AS v5,
    COALESCE(CASE WHEN c8 = 'lo''w' THEN 0::float8 WHEN c8 = E'mid\\dle' THEN 1::float8 WHEN c8 = 'high' THEN 2::float8 WHEN p8 = 'lo''w' THEN 0::float8 WHEN p8 = E'mid\\dle' THEN 1::float8 WHEN p8 = 'high' THEN 2::float8 END, 1::float8) AS v6,
    CASE WHEN c9 IS NULL OR p9 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', E'\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c9 = 'no' THEN 1 WHEN c9 = 'yes' THEN 2 WHEN p9 = 'no' THEN 1 WHEN p9 = 'yes' THEN 2 WHEN p9 IN ('yes', 'y', 'true', 't', '1') THEN 2 WHEN p9 IN ('no', 'n', 'false', 'f', '0') THEN 1 ELSE 0 END AS v7,
    COALESCE(CASE WHEN COALESCE(c5, 0::float8) + COALESCE(c6, 0::float8) > 0::float8 THEN c5 / (COALESCE(c5, 0::float8) + COALESCE(c6, 0::float8)) END, 0.5086206896551725::float8) AS v8,
    COALESCE(CASE WHEN COALESCE(c5, 0::float8) + COALESCE(c6, 0::float8) > 0::float8 THEN c6 / (COALESCE(c5, 0::float8) + COALESCE(c6, 0::float8)) END, 0.5144508670520229::float8) AS v9
  FROM words
),
features AS (
  SELECT
    customer,
    (v1 - 1.3117382061057945::float8) / 0.7850881906353244::float8 AS f1,
    (v2 - 0.37463724033000967::float8) / 0.6403365237364576::float8 AS f2,
    (v3 - 359.63::float8) / 3.4847465684919743::float8 AS f3,
    (v4 - 2.7275::float8) / 2.592304738962823::float8 AS f4,
    (CASE WHEN v5 = 1 THEN 1::float8 ELSE 0::float8 END - 0.08::float8) / 0.8446499771857571::float8 AS f5,
    (CASE WHEN v5 = 2 THEN 1::float8 ELSE 0::float8 END - 0.5025::float8) / 0.8446499771857571::float8 AS f6,
    (CASE WHEN v5 = 3 THEN 1::float8 ELSE 0::float8 END - 0.0625::float8) / 0.8446499771857571::float8 AS f7,
    (CASE WHEN v5 = 4 THEN 1::float8 ELSE 0::float8 END - 0.075::float8) / 0.8446499771857571::float8 AS f8,
    (CASE WHEN v5 = 5 THEN 1::float8 ELSE 0::float8 END - 0.0625::float8) / 0.8446499771857571::float8 AS f9,
    (CASE WHEN v5 = 6 THEN 1::float8 ELSE 0::float8 END - 0.08::float8) / 0.8446499771857571::float8 AS f10,
    (CASE WHEN v5 = 7 THEN 1::float8 ELSE 0::float8 END - 0.06::float8) / 0.8446499771857571::float8 AS f11,
    (CASE WHEN v5 = 8 THEN 1::float8 ELSE 0::float8 END - 0.0775::float8) / 0.8446499771857571::float8 AS f12,
    (v6 - 0.985::float8) / 0.6487118525733696::float8 AS f13,
    (CASE WHEN v7 = 1 THEN 1::float8 ELSE 0::float8 END - 0.15::float8) / 0.5056076519835918::float8 AS f14,
    (CASE WHEN v7 = 2 THEN 1::float8 ELSE 0::float8 END - 0.85::float8) / 0.5056076519835918::float8 AS f15,
    (v8 - 0.508620689655173::float8) / 0.5002413654024387::float8 AS f16,
    (v9 - 0.5144508670520231::float8) / 0.5002413654024387::float8 AS f17
  FROM feature_values
),
distances AS (
  SELECT
    customer,
    SQRT((f1 - 0.2463567463135512::float8) * (f1 - 0.2463567463135512::float8) + (f2 - (-0.951466429314383::float8)) * (f2 - (-0.951466429314383::float8)) + (f3 - (-0.7547177243187958::float8)) * (f3 - (-0.7547177243187958::float8)) + (f4 - 1.6481472782823445::float8) * (f4 - 1.6481472782823445::float8) + (f5 - (-0.0947137893338346::float8)) * (f5 - (-0.0947137893338346::float8)) + (f6 - (-0.5949209892531485::float8)) * (f6 - (-0.5949209892531485::float8)) + (f7 - (-0.07399514791705829::float8)) * (f7 - (-0.07399514791705829::float8)) + (f8 - (-0.08879417750046993::float8)) * (f8 - (-0.08879417750046993::float8)) + (f9 - (-0.07399514791705829::float8)) * (f9 - (-0.07399514791705829::float8)) + (f10 - 1.089208577339098::float8) * (f10 - 1.089208577339098::float8) + (f11 - (-0.07103534200037595::float8)) * (f11 - (-0.07103534200037595::float8)) + (f12 - (-0.09175398341715227::float8)) * (f12 - (-0.09175398341715227::float8)) + (f13 - 0.023122746933783682::float8) * (f13 - 0.023122746933783682::float8) + (f14 - (-0.2966727252080193::float8)) * (f14 - (-0.2966727252080193::float8)) + (f15 - 0.29667272520801935::float8) * (f15 - 0.29667272520801935::float8) + (f16 - 0.9822844417304788::float8) * (f16 - 0.9822844417304788::float8) + (f17 - (-1.0284052911900898::float8)) * (f17 - (-1.0284052911900898::float8))) AS d1,
    SQRT((f1 - 0.6297913709260748::float8) * (f1 - 0.6297913709260748::float8) + (f2 - 1.3119143839261953::float8) * (f2 - 1.3119143839261953::float8) + (f3 - (-0.1807878959394824::float8)) * (f3 - (-0.1807878959394824::float8)) + (f4 - 0.10511881412099211::float8) * (f4 - 0.10511881412099211::float8) + (f5 - (-0.0947137893338346::float8)) * (f5 - (-0.0947137893338346::float8)) + (f6 - (-0.5949209892531485::float8)) * (f6 - (-0.5949209892531485::float8)) + (f7 - 1.1099272187558742::float8) * (f7 - 1.1099272187558742::float8) + (f8 - (-0.08879417750046993::float8)) * (f8 - (-0.08879417750046993::float8)) + (f9 - (-0.07399514791705829::float8)) * (f9 - (-0.07399514791705829::float8)) + (f10 - (-0.0947137893338346::float8)) * (f10 - (-0.0947137893338346::float8)) + (f11 - (-0.07103534200037595::float8)) * (f11 - (-0.07103534200037595::float8)) + (f12 - (-0.09175398341715227::float8)) * (f12 - (-0.09175398341715227::float8)) + (f13 - 0.023122746933783682::float8) * (f13 - 0.023122746933783682::float8) + (f14 - 1.6811454428454429::float8) * (f14 - 1.6811454428454429::float8) + (f15 - (-1.6811454428454429::float8)) * (f15 - (-1.6811454428454429::float8)) + (f16 - 0.9822844417304788::float8) * (f16 - 0.9822844417304788::float8) + (f17 - (-4.4387493774410053e-16::float8)) * (f17 - (-4.4387493774410053e-16::float8))) AS d2,
    SQRT((f1 - 1.0132259955385987::float8) * (f1 - 1.0132259955385987::float8) + (f2 - 1.56486336001806::float8) * (f2 - 1.56486336001806::float8) + (f3 - 0.9670717608191444::float8) * (f3 - 0.9670717608191444::float8) + (f4 - (-1.0521525340000222::float8)) * (f4 - (-1.0521525340000222::float8)) + (f5 - (-0.0947137893338346::float8)) * (f5 - (-0.0947137893338346::float8)) + (f6 - 0.589001377419784::float8) * (f6 - 0.589001377419784::float8) + (f7 - (-0.07399514791705829::float8)) * (f7 - (-0.07399514791705829::float8)) + (f8 - (-0.08879417750046993::float8)) * (f8 - (-0.08879417750046993::float8)) + (f9 - (-0.07399514791705829::float8)) * (f9 - (-0.07399514791705829::float8)) + (f10 - (-0.0947137893338346::float8)) * (f10 - (-0.0947137893338346::float8)) + (f11 - (-0.07103534200037595::float8)) * (f11 - (-0.07103534200037595::float8)) + (f12 - (-0.09175398341715227::float8)) * (f12 - (-0.09175398341715227::float8)) + (f13 - 0.023122746933783682::float8) * (f13 - 0.023122746933783682::float8) + (f14 - 1.6811454428454429::float8) * (f14 - 1.6811454428454429::float8) + (f15 - (-1.6811454428454429::float8)) * (f15 - (-1.6811454428454429::float8)) + (f16 - 0.9822844417304788::float8) * (f16 - 0.9822844417304788::float8) + (f17 - (-1.0284052911900898::float8)) * (f17 - (-1.0284052911900898::float8))) AS d3,
    SQRT((f1 - 1.3966606201511227::float8) * (f1 - 1.3966606201511227::float8) + (f2 - 1.66886551502272::float8) * (f2 - 1.66886551502272::float8) + (f3 - 1.254036675008801::float8) * (f3 - 1.254036675008801::float8) + (f4 - 0.10511881412099211::float8) * (f4 - 0.10511881412099211::float8) + (f5 - (-0.0947137893338346::float8)) * (f5 - (-0.0947137893338346::float8)) + (f6 - 0.589001377419784::float8) * (f6 - 0.589001377419784::float8) + (f7 - (-0.07399514791705829::float8)) * (f7 - (-0.07399514791705829::float8)) + (f8 - (-0.08879417750046993::float8)) * (f8 - (-0.08879417750046993::float8)) + (f9 - (-0.07399514791705829::float8)) * (f9 - (-0.07399514791705829::float8)) + (f10 - (-0.0947137893338346::float8)) * (f10 - (-0.0947137893338346::float8)) + (f11 - (-0.07103534200037595::float8)) * (f11 - (-0.07103534200037595::float8)) + (f12 - (-0.09175398341715227::float8)) * (f12 - (-0.09175398341715227::float8)) + (f13 - 1.564639209186028::float8) * (f13 - 1.564639209186028::float8) + (f14 - 1.6811454428454429::float8) * (f14 - 1.6811454428454429::float8) + (f15 - (-1.6811454428454429::float8)) * (f15 - (-1.6811454428454429::float8)) + (f16 - (-0.3504055610851433::float8)) * (f16 - (-0.3504055610851433::float8)) + (f17 - 0.3042847116255321::float8) * (f17 - 0.3042847116255321::float8)) AS d4,
    SQRT((f1 - 1.0132259955385987::float8) * (f1 - 1.0132259955385987::float8) + (f2 - (-1.0553716013378343::float8)) * (f2 - (-1.0553716013378343::float8)) + (f3 - 0.393141932439831::float8) * (f3 - 0.393141932439831::float8) + (f4 - 0.10511881412099211::float8) * (f4 - 0.10511881412099211::float8) + (f5 - (-0.0947137893338346::float8)) * (f5 - (-0.0947137893338346::float8)) + (f6 - (-0.5949209892531485::float8)) * (f6 - (-0.5949209892531485::float8)) + (f7 - (-0.07399514791705829::float8)) * (f7 - (-0.07399514791705829::float8)) + (f8 - (-0.08879417750046993::float8)) * (f8 - (-0.08879417750046993::float8)) + (f9 - (-0.07399514791705829::float8)) * (f9 - (-0.07399514791705829::float8)) + (f10 - (-0.0947137893338346::float8)) * (f10 - (-0.0947137893338346::float8)) + (f11 - (-0.07103534200037595::float8)) * (f11 - (-0.07103534200037595::float8)) + (f12 - 1.0921683832557803::float8) * (f12 - 1.0921683832557803::float8) + (f13 - 0.023122746933783682::float8) * (f13 - 0.023122746933783682::float8) + (f14 - (-0.2966727252080193::float8)) * (f14 - (-0.2966727252080193::float8)) + (f15 - 0.29667272520801935::float8) * (f15 - 0.29667272520801935::float8) + (f16 - 0.9822844417304788::float8) * (f16 - 0.9822844417304788::float8) + (f17 - (-1.0284052911900898::float8)) * (f17 - (-1.0284052911900898::float8))) AS d5
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
    CASE WHEN d1 <= least_distance * 1.000000000001::float8 THEN 1 WHEN d2 <= least_distance * 1.000000000001::float8 THEN 2 WHEN d3 <= least_distance * 1.000000000001::float8 THEN 3 WHEN d4 <= least_distance * 1.000000000001::float8 THEN 4 WHEN d5 <= least_distance * 1.000000000001::float8 THEN 5 END AS segment
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
    distance > 2.6373887660188418::float8 AS too_far,
    CASE WHEN second_distance = 0::float8 THEN NULL WHEN distance > second_distance THEN 0::float8 ELSE 1::float8 - distance / second_distance END AS confidence
  FROM pairs
)
SELECT
  customer,
  segment,
  CASE WHEN segment = 1 THEN 'It''s' WHEN segment = 2 THEN E'a\\b' WHEN segment = 3 THEN '"x"' WHEN segment = 4 THEN '--' WHEN segment = 5 THEN 'line
break' END AS segment_name,
  distance,
  confidence,
  CASE WHEN too_far OR confidence IS NULL THEN 'none' WHEN confidence >= 0.25::float8 THEN 'clear' ELSE 'near a border' END AS place,
  too_far
FROM placed;
