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
    CASE WHEN CAST(source."vi""sits" AS FLOAT) BETWEEN '-1.7976931348623157e+308'::FLOAT AND '1.7976931348623157e+308'::FLOAT THEN CAST(source."vi""sits" AS FLOAT) END AS c1,
    CASE WHEN CAST(source."ba'sket; DROP TABLE customers --" AS FLOAT) BETWEEN '-1.7976931348623157e+308'::FLOAT AND '1.7976931348623157e+308'::FLOAT THEN CAST(source."ba'sket; DROP TABLE customers --" AS FLOAT) END AS c2,
    CAST(-DATEDIFF('day', CAST(source."days\" AS DATE), DATE '1970-01-01') AS FLOAT) AS c3,
    CASE WHEN CAST(source."Käufe" AS FLOAT) BETWEEN '-1.7976931348623157e+308'::FLOAT AND '1.7976931348623157e+308'::FLOAT THEN CAST(source."Käufe" AS FLOAT) END AS c4,
    CASE WHEN CAST(source."wine" AS FLOAT) BETWEEN '-1.7976931348623157e+308'::FLOAT AND '1.7976931348623157e+308'::FLOAT THEN CAST(source."wine" AS FLOAT) END AS c5,
    CASE WHEN CAST(source."me``at" AS FLOAT) BETWEEN '-1.7976931348623157e+308'::FLOAT AND '1.7976931348623157e+308'::FLOAT THEN CAST(source."me``at" AS FLOAT) END AS c6,
    REGEXP_REPLACE(CAST(source."wo\'rds" AS VARCHAR), '^[\\s -       　﻿]+|[\\s -       　﻿]+$', '') AS c7,
    REGEXP_REPLACE(CAST(source."rank" AS VARCHAR), '^[\\s -       　﻿]+|[\\s -       　﻿]+$', '') AS c8,
    REGEXP_REPLACE(CAST(source."card" AS VARCHAR), '^[\\s -       　﻿]+|[\\s -       　﻿]+$', '') AS c9
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
    LOWER(REGEXP_REPLACE(c7, '[\\s -       　﻿]+', ' ')) AS p7,
    LOWER(REGEXP_REPLACE(c8, '[\\s -       　﻿]+', ' ')) AS p8,
    LOWER(REGEXP_REPLACE(c9, '[\\s -       　﻿]+', ' ')) AS p9
  FROM cells
),
feature_values AS (
  SELECT
    customer,
    CASE WHEN COALESCE(c1, '31'::FLOAT) >= '0'::FLOAT THEN LOG(10, '1'::FLOAT + COALESCE(c1, '31'::FLOAT)) END AS v1,
    CASE WHEN COALESCE(c2, '9.128093392759821'::FLOAT) < '0'::FLOAT THEN -LOG(10, '1'::FLOAT + ABS(COALESCE(c2, '9.128093392759821'::FLOAT)) / '18.757534916091217'::FLOAT) ELSE LOG(10, '1'::FLOAT + ABS(COALESCE(c2, '9.128093392759821'::FLOAT)) / '18.757534916091217'::FLOAT) END AS v2,
    COALESCE('20088'::FLOAT - c3, '360'::FLOAT) AS v3,
    COALESCE(c4, '3'::FLOAT) AS v4,
    CASE WHEN c7 IS NULL OR p7 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', '\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c7 = '(other)' THEN 1 WHEN c7 = '--' THEN 2 WHEN c7 = 'O\'Brien' THEN 3 WHEN c7 = 'a\\' THEN 4 WHEN c7 = 'line\nbreak' THEN 5 WHEN c7 = 'q"uo"te' THEN 6 WHEN c7 = 'two words' THEN 7 WHEN c7 = 'Ünder/* x' THEN 8 WHEN p7 = '(other)' THEN 1 WHEN p7 = '--' THEN 2 WHEN p7 = 'o\'brien' THEN 3 WHEN p7 = 'a\\' THEN 4 WHEN p7 = 'line break' THEN 5 WHEN p7 = 'q"uo"te' THEN 6 WHEN p7 = 'two words' THEN 7 WHEN p7 = 'ünder/* x' THEN 8 ELSE 1 END AS v5,
    COALESCE(CASE WHEN c8 = 'lo\'w' THEN '0'::FLOAT WHEN c8 = 'mid\\dle' THEN '1'::FLOAT WHEN c8 = 'high' THEN '2'::FLOAT WHEN p8 = 'lo\'w' THEN '0'::FLOAT WHEN p8 = 'mid\\dle' THEN '1'::FLOAT WHEN p8 = 'high' THEN '2'::FLOAT END, '1'::FLOAT) AS v6,
    CASE WHEN c9 IS NULL OR p9 IN ('', 'na', 'n/a', 'n.a.', '<na>', 'nan', 'null', '(null)', '<null>', 'nil', '\\n', '(blank)', '(leer)', '(vide)', '-', '--', '–', '—', '?', '.', '#n/a', '#n/d', '#nv', '#getting_data') THEN 2 WHEN c9 = 'no' THEN 1 WHEN c9 = 'yes' THEN 2 WHEN p9 = 'no' THEN 1 WHEN p9 = 'yes' THEN 2 WHEN p9 IN ('yes', 'y', 'true', 't', '1') THEN 2 WHEN p9 IN ('no', 'n', 'false', 'f', '0') THEN 1 ELSE 0 END AS v7,
    COALESCE(CASE WHEN COALESCE(c5, '0'::FLOAT) + COALESCE(c6, '0'::FLOAT) > '0'::FLOAT THEN c5 / (COALESCE(c5, '0'::FLOAT) + COALESCE(c6, '0'::FLOAT)) END, '0.5086206896551725'::FLOAT) AS v8,
    COALESCE(CASE WHEN COALESCE(c5, '0'::FLOAT) + COALESCE(c6, '0'::FLOAT) > '0'::FLOAT THEN c6 / (COALESCE(c5, '0'::FLOAT) + COALESCE(c6, '0'::FLOAT)) END, '0.5144508670520229'::FLOAT) AS v9
  FROM words
),
features AS (
  SELECT
    customer,
    (v1 - '1.3117382061057945'::FLOAT) / '0.7850881906353244'::FLOAT AS f1,
    (v2 - '0.37463724033000967'::FLOAT) / '0.6403365237364576'::FLOAT AS f2,
    (v3 - '359.63'::FLOAT) / '3.4847465684919743'::FLOAT AS f3,
    (v4 - '2.7275'::FLOAT) / '2.592304738962823'::FLOAT AS f4,
    (CASE WHEN v5 = 1 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.08'::FLOAT) / '0.8446499771857571'::FLOAT AS f5,
    (CASE WHEN v5 = 2 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.5025'::FLOAT) / '0.8446499771857571'::FLOAT AS f6,
    (CASE WHEN v5 = 3 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.0625'::FLOAT) / '0.8446499771857571'::FLOAT AS f7,
    (CASE WHEN v5 = 4 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.075'::FLOAT) / '0.8446499771857571'::FLOAT AS f8,
    (CASE WHEN v5 = 5 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.0625'::FLOAT) / '0.8446499771857571'::FLOAT AS f9,
    (CASE WHEN v5 = 6 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.08'::FLOAT) / '0.8446499771857571'::FLOAT AS f10,
    (CASE WHEN v5 = 7 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.06'::FLOAT) / '0.8446499771857571'::FLOAT AS f11,
    (CASE WHEN v5 = 8 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.0775'::FLOAT) / '0.8446499771857571'::FLOAT AS f12,
    (v6 - '0.985'::FLOAT) / '0.6487118525733696'::FLOAT AS f13,
    (CASE WHEN v7 = 1 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.15'::FLOAT) / '0.5056076519835918'::FLOAT AS f14,
    (CASE WHEN v7 = 2 THEN '1'::FLOAT ELSE '0'::FLOAT END - '0.85'::FLOAT) / '0.5056076519835918'::FLOAT AS f15,
    (v8 - '0.508620689655173'::FLOAT) / '0.5002413654024387'::FLOAT AS f16,
    (v9 - '0.5144508670520231'::FLOAT) / '0.5002413654024387'::FLOAT AS f17
  FROM feature_values
),
distances AS (
  SELECT
    customer,
    SQRT((f1 - '0.2463567463135512'::FLOAT) * (f1 - '0.2463567463135512'::FLOAT) + (f2 - '-0.951466429314383'::FLOAT) * (f2 - '-0.951466429314383'::FLOAT) + (f3 - '-0.7547177243187958'::FLOAT) * (f3 - '-0.7547177243187958'::FLOAT) + (f4 - '1.6481472782823445'::FLOAT) * (f4 - '1.6481472782823445'::FLOAT) + (f5 - '-0.0947137893338346'::FLOAT) * (f5 - '-0.0947137893338346'::FLOAT) + (f6 - '-0.5949209892531485'::FLOAT) * (f6 - '-0.5949209892531485'::FLOAT) + (f7 - '-0.07399514791705829'::FLOAT) * (f7 - '-0.07399514791705829'::FLOAT) + (f8 - '-0.08879417750046993'::FLOAT) * (f8 - '-0.08879417750046993'::FLOAT) + (f9 - '-0.07399514791705829'::FLOAT) * (f9 - '-0.07399514791705829'::FLOAT) + (f10 - '1.089208577339098'::FLOAT) * (f10 - '1.089208577339098'::FLOAT) + (f11 - '-0.07103534200037595'::FLOAT) * (f11 - '-0.07103534200037595'::FLOAT) + (f12 - '-0.09175398341715227'::FLOAT) * (f12 - '-0.09175398341715227'::FLOAT) + (f13 - '0.023122746933783682'::FLOAT) * (f13 - '0.023122746933783682'::FLOAT) + (f14 - '-0.2966727252080193'::FLOAT) * (f14 - '-0.2966727252080193'::FLOAT) + (f15 - '0.29667272520801935'::FLOAT) * (f15 - '0.29667272520801935'::FLOAT) + (f16 - '0.9822844417304788'::FLOAT) * (f16 - '0.9822844417304788'::FLOAT) + (f17 - '-1.0284052911900898'::FLOAT) * (f17 - '-1.0284052911900898'::FLOAT)) AS d1,
    SQRT((f1 - '0.6297913709260748'::FLOAT) * (f1 - '0.6297913709260748'::FLOAT) + (f2 - '1.3119143839261953'::FLOAT) * (f2 - '1.3119143839261953'::FLOAT) + (f3 - '-0.1807878959394824'::FLOAT) * (f3 - '-0.1807878959394824'::FLOAT) + (f4 - '0.10511881412099211'::FLOAT) * (f4 - '0.10511881412099211'::FLOAT) + (f5 - '-0.0947137893338346'::FLOAT) * (f5 - '-0.0947137893338346'::FLOAT) + (f6 - '-0.5949209892531485'::FLOAT) * (f6 - '-0.5949209892531485'::FLOAT) + (f7 - '1.1099272187558742'::FLOAT) * (f7 - '1.1099272187558742'::FLOAT) + (f8 - '-0.08879417750046993'::FLOAT) * (f8 - '-0.08879417750046993'::FLOAT) + (f9 - '-0.07399514791705829'::FLOAT) * (f9 - '-0.07399514791705829'::FLOAT) + (f10 - '-0.0947137893338346'::FLOAT) * (f10 - '-0.0947137893338346'::FLOAT) + (f11 - '-0.07103534200037595'::FLOAT) * (f11 - '-0.07103534200037595'::FLOAT) + (f12 - '-0.09175398341715227'::FLOAT) * (f12 - '-0.09175398341715227'::FLOAT) + (f13 - '0.023122746933783682'::FLOAT) * (f13 - '0.023122746933783682'::FLOAT) + (f14 - '1.6811454428454429'::FLOAT) * (f14 - '1.6811454428454429'::FLOAT) + (f15 - '-1.6811454428454429'::FLOAT) * (f15 - '-1.6811454428454429'::FLOAT) + (f16 - '0.9822844417304788'::FLOAT) * (f16 - '0.9822844417304788'::FLOAT) + (f17 - '-4.4387493774410053e-16'::FLOAT) * (f17 - '-4.4387493774410053e-16'::FLOAT)) AS d2,
    SQRT((f1 - '1.0132259955385987'::FLOAT) * (f1 - '1.0132259955385987'::FLOAT) + (f2 - '1.56486336001806'::FLOAT) * (f2 - '1.56486336001806'::FLOAT) + (f3 - '0.9670717608191444'::FLOAT) * (f3 - '0.9670717608191444'::FLOAT) + (f4 - '-1.0521525340000222'::FLOAT) * (f4 - '-1.0521525340000222'::FLOAT) + (f5 - '-0.0947137893338346'::FLOAT) * (f5 - '-0.0947137893338346'::FLOAT) + (f6 - '0.589001377419784'::FLOAT) * (f6 - '0.589001377419784'::FLOAT) + (f7 - '-0.07399514791705829'::FLOAT) * (f7 - '-0.07399514791705829'::FLOAT) + (f8 - '-0.08879417750046993'::FLOAT) * (f8 - '-0.08879417750046993'::FLOAT) + (f9 - '-0.07399514791705829'::FLOAT) * (f9 - '-0.07399514791705829'::FLOAT) + (f10 - '-0.0947137893338346'::FLOAT) * (f10 - '-0.0947137893338346'::FLOAT) + (f11 - '-0.07103534200037595'::FLOAT) * (f11 - '-0.07103534200037595'::FLOAT) + (f12 - '-0.09175398341715227'::FLOAT) * (f12 - '-0.09175398341715227'::FLOAT) + (f13 - '0.023122746933783682'::FLOAT) * (f13 - '0.023122746933783682'::FLOAT) + (f14 - '1.6811454428454429'::FLOAT) * (f14 - '1.6811454428454429'::FLOAT) + (f15 - '-1.6811454428454429'::FLOAT) * (f15 - '-1.6811454428454429'::FLOAT) + (f16 - '0.9822844417304788'::FLOAT) * (f16 - '0.9822844417304788'::FLOAT) + (f17 - '-1.0284052911900898'::FLOAT) * (f17 - '-1.0284052911900898'::FLOAT)) AS d3,
    SQRT((f1 - '1.3966606201511227'::FLOAT) * (f1 - '1.3966606201511227'::FLOAT) + (f2 - '1.66886551502272'::FLOAT) * (f2 - '1.66886551502272'::FLOAT) + (f3 - '1.254036675008801'::FLOAT) * (f3 - '1.254036675008801'::FLOAT) + (f4 - '0.10511881412099211'::FLOAT) * (f4 - '0.10511881412099211'::FLOAT) + (f5 - '-0.0947137893338346'::FLOAT) * (f5 - '-0.0947137893338346'::FLOAT) + (f6 - '0.589001377419784'::FLOAT) * (f6 - '0.589001377419784'::FLOAT) + (f7 - '-0.07399514791705829'::FLOAT) * (f7 - '-0.07399514791705829'::FLOAT) + (f8 - '-0.08879417750046993'::FLOAT) * (f8 - '-0.08879417750046993'::FLOAT) + (f9 - '-0.07399514791705829'::FLOAT) * (f9 - '-0.07399514791705829'::FLOAT) + (f10 - '-0.0947137893338346'::FLOAT) * (f10 - '-0.0947137893338346'::FLOAT) + (f11 - '-0.07103534200037595'::FLOAT) * (f11 - '-0.07103534200037595'::FLOAT) + (f12 - '-0.09175398341715227'::FLOAT) * (f12 - '-0.09175398341715227'::FLOAT) + (f13 - '1.564639209186028'::FLOAT) * (f13 - '1.564639209186028'::FLOAT) + (f14 - '1.6811454428454429'::FLOAT) * (f14 - '1.6811454428454429'::FLOAT) + (f15 - '-1.6811454428454429'::FLOAT) * (f15 - '-1.6811454428454429'::FLOAT) + (f16 - '-0.3504055610851433'::FLOAT) * (f16 - '-0.3504055610851433'::FLOAT) + (f17 - '0.3042847116255321'::FLOAT) * (f17 - '0.3042847116255321'::FLOAT)) AS d4,
    SQRT((f1 - '1.0132259955385987'::FLOAT) * (f1 - '1.0132259955385987'::FLOAT) + (f2 - '-1.0553716013378343'::FLOAT) * (f2 - '-1.0553716013378343'::FLOAT) + (f3 - '0.393141932439831'::FLOAT) * (f3 - '0.393141932439831'::FLOAT) + (f4 - '0.10511881412099211'::FLOAT) * (f4 - '0.10511881412099211'::FLOAT) + (f5 - '-0.0947137893338346'::FLOAT) * (f5 - '-0.0947137893338346'::FLOAT) + (f6 - '-0.5949209892531485'::FLOAT) * (f6 - '-0.5949209892531485'::FLOAT) + (f7 - '-0.07399514791705829'::FLOAT) * (f7 - '-0.07399514791705829'::FLOAT) + (f8 - '-0.08879417750046993'::FLOAT) * (f8 - '-0.08879417750046993'::FLOAT) + (f9 - '-0.07399514791705829'::FLOAT) * (f9 - '-0.07399514791705829'::FLOAT) + (f10 - '-0.0947137893338346'::FLOAT) * (f10 - '-0.0947137893338346'::FLOAT) + (f11 - '-0.07103534200037595'::FLOAT) * (f11 - '-0.07103534200037595'::FLOAT) + (f12 - '1.0921683832557803'::FLOAT) * (f12 - '1.0921683832557803'::FLOAT) + (f13 - '0.023122746933783682'::FLOAT) * (f13 - '0.023122746933783682'::FLOAT) + (f14 - '-0.2966727252080193'::FLOAT) * (f14 - '-0.2966727252080193'::FLOAT) + (f15 - '0.29667272520801935'::FLOAT) * (f15 - '0.29667272520801935'::FLOAT) + (f16 - '0.9822844417304788'::FLOAT) * (f16 - '0.9822844417304788'::FLOAT) + (f17 - '-1.0284052911900898'::FLOAT) * (f17 - '-1.0284052911900898'::FLOAT)) AS d5
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
    CASE WHEN d1 <= least_distance * '1.000000000001'::FLOAT THEN 1 WHEN d2 <= least_distance * '1.000000000001'::FLOAT THEN 2 WHEN d3 <= least_distance * '1.000000000001'::FLOAT THEN 3 WHEN d4 <= least_distance * '1.000000000001'::FLOAT THEN 4 WHEN d5 <= least_distance * '1.000000000001'::FLOAT THEN 5 END AS segment
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
    distance > '2.6373887660188418'::FLOAT AS too_far,
    CASE WHEN second_distance = '0'::FLOAT THEN NULL WHEN distance > second_distance THEN '0'::FLOAT ELSE '1'::FLOAT - distance / second_distance END AS confidence
  FROM pairs
)
SELECT
  customer,
  segment,
  CASE WHEN segment = 1 THEN 'It\'s' WHEN segment = 2 THEN 'a\\b' WHEN segment = 3 THEN '"x"' WHEN segment = 4 THEN '--' WHEN segment = 5 THEN 'line\nbreak' END AS segment_name,
  distance,
  confidence,
  CASE WHEN too_far OR confidence IS NULL THEN 'none' WHEN confidence >= '0.25'::FLOAT THEN 'clear' ELSE 'near a border' END AS place,
  too_far
FROM placed;
