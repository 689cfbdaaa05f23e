// Prints what Comunica gives: node comunica.js ENDPOINT QUERY
const { QueryEngine } = require("@comunica/query-sparql");

async function main([endpoint, query]) {
  const result = await new QueryEngine().query(query, { sources: [{ type: "sparql", value: endpoint }] });
  if (result.resultType === "boolean") return console.log(JSON.stringify(await result.execute()));
  if (result.resultType === "quads") {
    return console.log(JSON.stringify((await (await result.execute()).toArray()).length));
  }
  const rows = await (await result.execute()).toArray();
  const plain = (row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]));
  console.log(JSON.stringify(rows.map(plain)));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
