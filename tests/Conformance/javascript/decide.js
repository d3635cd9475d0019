// Has @cloud-copilot/iam-simulate decide the cases of a file, and prints one JSON line a case. It reads nothing but that file and its own data.
import { readFileSync } from "node:fs";
import { runSimulation } from "@cloud-copilot/iam-simulate";

const named = (policies) => policies.map((policy, i) => ({ name: `p${i}`, policy }));

for (const one of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const simulation = {
    request: {
      principal: one.principal,
      action: one.action,
      resource: { resource: one.resource, accountId: one.owner },
      contextVariables: one.context,
    },
    identityPolicies: named(one.identity),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: one.resourcePolicy ?? undefined,
    permissionBoundaryPolicies: one.boundary ? named([one.boundary]) : undefined,
    sessionPolicy: one.session ?? undefined,
  };
  const said = await runSimulation(simulation, {});
  const analysis = said.result?.analysis;
  console.log(JSON.stringify(said.resultType === "single" ? {
    decision: said.overallResult,
    resource: analysis.resourceAnalysis.result,
    // Which identity policies have a statement that allows the request, whatever others deny.
    grants: [...new Set(analysis.identityAnalysis.allowStatements.map((statement) => statement.policyId))],
    ignored: said.result.ignoredContextKeys,
  } : { decision: "none", resource: "none", grants: [], ignored: [], error: JSON.stringify(said.errors ?? said.resultType) }));
}
