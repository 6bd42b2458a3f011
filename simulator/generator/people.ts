import type { Random } from "./random.ts";

const FIRST_NAMES = [
  "Aaliyah",
  "Aiko",
  "Amélie",
  "Anselm",
  "Beatriz",
  "Bohdan",
  "Camille",
  "Cedric",
  "Dagny",
  "Daniela",
  "Eero",
  "Elif",
  "Emeka",
  "Fatima",
  "Finn",
  "Gaspard",
  "Giulia",
  "Hana",
  "Henrik",
  "Imani",
  "Ivo",
  "Jasper",
  "Joana",
  "Kaito",
  "Katarzyna",
  "Lars",
  "Leila",
  "Mairéad",
  "Marek",
  "Mei",
  "Milan",
  "Nadia",
  "Nils",
  "Noor",
  "Olena",
  "Oscar",
  "Paloma",
  "Pavel",
  "Quentin",
  "Rania",
  "Rohan",
  "Sanna",
  "Santiago",
  "Thandiwe",
  "Tomás",
  "Ulrike",
  "Viktor",
  "Wanjiru",
  "Xenia",
  "Yusuf",
  "Zoë",
  "李",
  "Αλέξης",
];

const LAST_NAMES = [
  "Abernathy",
  "Achterberg",
  "Bakare",
  "Bellweather",
  "Castellanos",
  "Dragović",
  "D'Amico",
  "Eklund",
  "Fairweather",
  "Gallardo",
  "Hashimoto",
  "Ibragimov",
  "Järvinen",
  "Kowalczyk",
  "Lindholm",
  "Mbeki",
  "Nakagawa",
  "O'Rourke",
  "Petrov",
  "Quispe",
  "Rasmussen",
  "Szabó",
  "Thorne-Ellis",
  "Ueda",
  "Vasquez",
  "Wiśniewski",
  "Xu",
  "Yılmaz",
  "Zabala",
  "van der Meer",
  "de la Fuente",
  "明",
  "Παππάς",
];

const COMPANY_WORDS = [
  "Aster",
  "Birch",
  "Cobalt",
  "Dune",
  "Ember",
  "Fjord",
  "Glimmer",
  "Harbor",
  "Ironwood",
  "Juniper",
  "Kestrel",
  "Lumen",
  "Meridian",
  "Nimbus",
  "Ochre",
  "Pinnacle",
  "Quartz",
  "Rowan",
  "Saffron",
  "Tundra",
  "Umbra",
  "Verdant",
  "Willow",
  "Zephyr",
];

const COMPANY_KINDS = [
  "Labs",
  "Logistics",
  "& Sons",
  "GmbH",
  "Studios",
  "Health",
  "Foods, Inc.",
  "Analytics",
  "S.à r.l.",
  "Robotics",
  "Travel",
  "Energy",
  "Media 🎬",
  "株式会社",
  "Education",
  "Textiles",
];

/** Cities with the country and region the API would give for them. */
export const CITIES: readonly {
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly countryCode: string;
  readonly continentCode: string;
}[] = [
  {
    city: "Boston",
    region: "Massachusetts",
    country: "United States",
    countryCode: "USA",
    continentCode: "NA",
  },
  {
    city: "Austin",
    region: "Texas",
    country: "United States",
    countryCode: "USA",
    continentCode: "NA",
  },
  {
    city: "Montréal",
    region: "Quebec",
    country: "Canada",
    countryCode: "CAN",
    continentCode: "NA",
  },
  {
    city: "São Paulo",
    region: "São Paulo",
    country: "Brazil",
    countryCode: "BRA",
    continentCode: "SA",
  },
  {
    city: "Dublin",
    region: "Dublin City",
    country: "Ireland",
    countryCode: "IRL",
    continentCode: "EU",
  },
  {
    city: "Berlin",
    region: "Land Berlin",
    country: "Germany",
    countryCode: "DEU",
    continentCode: "EU",
  },
  {
    city: "Kraków",
    region: "Lesser Poland",
    country: "Poland",
    countryCode: "POL",
    continentCode: "EU",
  },
  { city: "Lagos", region: "Lagos", country: "Nigeria", countryCode: "NGA", continentCode: "AF" },
  { city: "東京", region: "Tokyo", country: "Japan", countryCode: "JPN", continentCode: "AS" },
  {
    city: "Auckland",
    region: "Auckland",
    country: "New Zealand",
    countryCode: "NZL",
    continentCode: "OC",
  },
];

/** An invented person's name; sometimes with emoji, markup or blanks in it, as people type. */
export function personName(random: Random): string {
  const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
  if (random.chance(0.01)) return `${name} 🚀`;
  if (random.chance(0.005)) return `<b>${name}</b>`;
  if (random.chance(0.005)) return `  ${name.toUpperCase()} `;
  return name;
}

/** An invented company's name. */
export function companyName(random: Random): string {
  return `${random.pick(COMPANY_WORDS)} ${random.pick(COMPANY_KINDS)}`;
}
