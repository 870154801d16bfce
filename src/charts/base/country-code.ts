/** ISO 3166-1 alpha-3 codes by English name; a code may have several names. */
const NAMES_BY_CODE = `
AFG Afghanistan|ALB Albania|DZA Algeria|AND Andorra|AGO Angola|ARG Argentina|ARM Armenia|AUS Australia|AUT Austria
AZE Azerbaijan|BHS Bahamas|BHR Bahrain|BGD Bangladesh|BRB Barbados|BLR Belarus|BEL Belgium|BLZ Belize|BEN Benin
BTN Bhutan|BOL Bolivia|BIH Bosnia and Herzegovina|BIH Bosnia|BWA Botswana|BRA Brazil|BRN Brunei|BGR Bulgaria
BFA Burkina Faso|BDI Burundi|KHM Cambodia|CMR Cameroon|CAN Canada|CPV Cape Verde|CAF Central African Republic
TCD Chad|CHL Chile|CHN China|COL Colombia|COG Congo|COD Democratic Republic of the Congo|CRI Costa Rica
CIV Ivory Coast|HRV Croatia|CUB Cuba|CYP Cyprus|CZE Czech Republic|CZE Czechia|DNK Denmark|DJI Djibouti
DOM Dominican Republic|ECU Ecuador|EGY Egypt|SLV El Salvador|EST Estonia|ETH Ethiopia|FJI Fiji|FIN Finland
FRA France|GAB Gabon|GMB Gambia|GEO Georgia|DEU Germany|GHA Ghana|GRC Greece|GTM Guatemala|GIN Guinea|GUY Guyana
HTI Haiti|HND Honduras|HKG Hong Kong|HUN Hungary|ISL Iceland|IND India|IDN Indonesia|IRN Iran|IRQ Iraq|IRL Ireland
ISR Israel|ITA Italy|JAM Jamaica|JPN Japan|JOR Jordan|KAZ Kazakhstan|KEN Kenya|PRK North Korea|KOR South Korea
KOR Korea|KWT Kuwait|KGZ Kyrgyzstan|LAO Laos|LVA Latvia|LBN Lebanon|LSO Lesotho|LBR Liberia|LBY Libya
LIE Liechtenstein|LTU Lithuania|LUX Luxembourg|MDG Madagascar|MWI Malawi|MYS Malaysia|MDV Maldives|MLI Mali
MLT Malta|MRT Mauritania|MUS Mauritius|MEX Mexico|MDA Moldova|MCO Monaco|MNG Mongolia|MNE Montenegro|MAR Morocco
MOZ Mozambique|MMR Myanmar|NAM Namibia|NPL Nepal|NLD Netherlands|NLD Holland|NZL New Zealand|NIC Nicaragua
NER Niger|NGA Nigeria|MKD North Macedonia|MKD Macedonia|NOR Norway|OMN Oman|PAK Pakistan|PSE Palestine|PAN Panama
PNG Papua New Guinea|PRY Paraguay|PER Peru|PHL Philippines|POL Poland|PRT Portugal|PRI Puerto Rico|QAT Qatar
ROU Romania|RUS Russia|RWA Rwanda|SAU Saudi Arabia|SAU KSA|SEN Senegal|SRB Serbia|SYC Seychelles|SLE Sierra Leone
SGP Singapore|SVK Slovakia|SVN Slovenia|SOM Somalia|ZAF South Africa|SSD South Sudan|ESP Spain|LKA Sri Lanka
SDN Sudan|SUR Suriname|SWE Sweden|CHE Switzerland|SYR Syria|TWN Taiwan|TJK Tajikistan|TZA Tanzania|THA Thailand
TLS East Timor|TGO Togo|TTO Trinidad and Tobago|TUN Tunisia|TUR Turkey|TKM Turkmenistan|UGA Uganda|UKR Ukraine
ARE United Arab Emirates|ARE UAE|GBR United Kingdom|GBR UK|GBR Great Britain|GBR England|GBR Scotland
USA United States of America|USA United States|USA USA|USA US|URY Uruguay|UZB Uzbekistan|VEN Venezuela|VNM Vietnam
YEM Yemen|ZMB Zambia|ZWE Zimbabwe`;

const CODES: ReadonlyMap<string, string> = new Map(
  NAMES_BY_CODE.trim()
    .split(/[|\n]/)
    .map((entry): [string, string] => [letters(entry.slice(4)), entry.slice(0, 3)]),
);

/**
 * The ISO 3166-1 alpha-3 code of a country by its English name, whatever its case, spaces and full stops;
 * `null` for a name it does not know.
 *
 * @example countryCode("U.S.A.") // "USA"
 */
export function countryCode(name: string): string | null {
  return CODES.get(letters(name)) ?? null;
}

function letters(name: string): string {
  return name.toUpperCase().replace(/[^A-Z]/g, "");
}
