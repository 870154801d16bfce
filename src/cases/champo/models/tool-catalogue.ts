/** A machine-learning tool the company could use, before any result. */
export interface Tool {
  readonly tool: string;
  readonly use: string;
  readonly data: string;
  readonly output: string;
  readonly cost: string;
  readonly risk: string;
  /** Where in this study it runs; `not run` where the workbook lacks what it needs. */
  readonly here: string;
}

/** Tools other than clustering: the purpose, input, output, cost and risks of each. */
export const TOOL_CATALOGUE: readonly Tool[] = Object.freeze(
  [
    {
      tool: "Conversion classification",
      use: "Which samples are worth sending?",
      data: "Samples with their outcome: product, country, shape, pieces, area",
      output: "A probability of an order for each sample",
      cost: "Low: data at hand, minutes to fit",
      risk: "Recognises customers instead of learning, unless scored on new ones",
      here: "this notebook",
    },
    {
      tool: "Recommender",
      use: "What to show a customer next?",
      data: "Customers by product, shape and colour",
      output: "A ranked list for each customer",
      cost: "Low",
      risk: "Suggests what all buy anyway; weak for customers with few purchases",
      here: "this notebook",
    },
    {
      tool: "Association rules",
      use: "Which products and colours go together?",
      data: "Orders as baskets",
      output: "Rules with support, confidence and lift",
      cost: "Low",
      risk: "Many rules are tried, some hold by chance; one customer may make a rule",
      here: "this notebook",
    },
    {
      tool: "Customer lifetime value",
      use: "Who will order how often, for how much?",
      data: "Dates and amounts of orders",
      output: "Expected orders and money, by account and segment",
      cost: "Low",
      risk: "Made for thousands of small buyers; a few firms are another matter",
      here: "this notebook",
    },
    {
      tool: "Churn",
      use: "Who is about to be lost, or is lost already?",
      data: "Dates of orders",
      output: "A chance to be active, and a list to call",
      cost: "Low",
      risk: "Nobody says goodbye: a long pause and an end look alike",
      here: "this notebook, and by the calendar in notebook 10",
    },
    {
      tool: "Sample allocation as optimisation",
      use: "Who gets how many samples?",
      data: "Conversion rates with their uncertainty, a budget",
      output: "A plan with its expected gain and interval",
      cost: "Low",
      risk: "Rates may change when samples move",
      here: "notebook 10",
    },
    {
      tool: "Demand forecasting",
      use: "How much wool, how many looms, when?",
      data: "Orders by month and product, at least five years",
      output: "Expected quantities with intervals",
      cost: "Middle: needs longer history",
      risk: "One large account's year looks like a season",
      here: "not run: some three years show each season three times",
    },
    {
      tool: "Price regression",
      use: "What is a design worth per ft2?",
      data: "Order lines: price, product, quality, size, knots",
      output: "An expected price and its interval",
      cost: "Middle: needs material and labour cost",
      risk: "Prices follow the customer's bargaining, not the carpet alone",
      here: "not run: no costs in the workbook",
    },
    {
      tool: "Anomaly detection",
      use: "Which lines are typing errors or frauds?",
      data: "Order lines with units, areas and amounts",
      output: "Lines to be looked at, the oddest first",
      cost: "Low",
      risk: "Rare is not wrong: giants look odd and are real",
      here: "notebooks 01 and 02: audit and outliers",
    },
    {
      tool: "Product segmentation",
      use: "Which designs behave alike and could share stock or catalogue pages?",
      data: "Product types or qualities by size, price and customers",
      output: "Groups of products",
      cost: "Low: the same engine as for customers",
      risk: "Names of qualities change; new designs have no history",
      here: "this notebook",
    },
    {
      tool: "Text and image search over designs",
      use: "Find designs like this one, from a photo or words",
      data: "Pictures and descriptions of designs",
      output: "The most similar designs",
      cost: "High: pictures must be collected, a model hosted",
      risk: "Copies of protected designs; likeness in pixels is not likeness in taste",
      here: "not run: the workbook holds no pictures",
    },
  ].map((tool) => Object.freeze(tool)),
);
