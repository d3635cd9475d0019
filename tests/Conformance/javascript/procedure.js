// The documented procedure with the AWS SDK for JavaScript, version 3. Prints one JSON line a check.
import assert from "node:assert/strict";
import {
  AmpClient, CreateScraperCommand, DeleteScraperCommand, DescribeScraperCommand, GetDefaultScraperConfigurationCommand, ListScrapersCommand,
  ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand, UpdateScraperCommand, paginateListScrapers,
  ResourceNotFoundException, ValidationException, ConflictException, waitUntilScraperActive, waitUntilScraperDeleted,
} from "@aws-sdk/client-amp";
import { DescribeClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import {
  AttachRolePolicyCommand, CreateRoleCommand, DeleteRoleCommand, DeleteRolePolicyCommand, DetachRolePolicyCommand, GetRoleCommand, GetRolePolicyCommand, IAMClient,
  ListAttachedRolePoliciesCommand, MalformedPolicyDocumentException, NoSuchEntityException, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const stage = JSON.parse(process.env.XSCRAPE_STAGE);
const { source, target } = stage;
const settings = (side) => ({
  endpoint: stage.endpoint,
  region: stage.region,
  credentials: { accessKeyId: side.accessKeyId, secretAccessKey: side.secretAccessKey },
});
const amp = new AmpClient(settings(source));
const iam = { source: new IAMClient(settings(source)), target: new IAMClient(settings(target)) };
const remoteWrite = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess";
const roles = { sourceRoleArn: `arn:aws:iam::${source.account}:role/Source`, targetRoleArn: `arn:aws:iam::${target.account}:role/Target` };
const configuration = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: kubernetes-pods\n    kubernetes_sd_configs:\n      - role: pod\n";
const wait = { client: amp, minDelay: 1, maxDelay: 1, maxWaitTime: 30 };

const document = (statement) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const sourceTrust = (arn) => document({
  Sid: "", Effect: "Allow", Principal: { Service: "scraper.aps.amazonaws.com" }, Action: "sts:AssumeRole",
  Condition: { ArnEquals: { "aws:SourceArn": arn }, StringEquals: { "AWS:SourceAccount": source.account } },
});
const targetTrust = (arn) => document({
  Effect: "Allow", Principal: { AWS: roles.sourceRoleArn }, Action: "sts:AssumeRole", Condition: { StringEquals: { "sts:ExternalId": arn } },
});

/** Asks the workspace how many targets are up, as Grafana would: signed, by the Prometheus-compatible API. */
async function series() {
  const url = new URL(`/workspaces/${target.workspaceArn.split("/")[1]}/api/v1/query`, stage.endpoint);
  const signer = new SignatureV4({ service: "aps", region: stage.region, credentials: settings(target).credentials, sha256: Sha256 });
  const signed = await signer.sign({ method: "GET", protocol: url.protocol, hostname: url.hostname, path: url.pathname, query: { query: "up" }, headers: { host: url.host } });
  const response = await fetch(`${url}?query=up`, { headers: signed.headers });
  const answer = await response.json();
  assert.equal(answer.status, "success", JSON.stringify(answer));
  return answer.data.result.length;
}

let scraper;

const checks = {
  async "each client knows its account"() {
    for (const side of [source, target]) {
      assert.equal((await new STSClient(settings(side)).send(new GetCallerIdentityCommand({}))).Account, side.account);
    }
  },

  async "the cluster is described"() {
    const name = source.clusterArn.split("/")[1];
    const { cluster } = await new EKSClient(settings(source)).send(new DescribeClusterCommand({ name }));
    assert.equal(cluster.arn, source.clusterArn);
    assert.deepEqual(cluster.resourcesVpcConfig.subnetIds, source.subnetIds);
    assert.ok(cluster.createdAt instanceof Date);
  },

  async "a target role cannot trust a source role that is not there"() {
    const refused = iam.target.send(new CreateRoleCommand({ RoleName: "Target", AssumeRolePolicyDocument: targetTrust("$SCRAPER_ARN") }));
    await assert.rejects(refused, (error) => error instanceof MalformedPolicyDocumentException && error.$metadata.httpStatusCode === 400 && /Invalid principal in policy/.test(error.message));
  },

  async "steps 1 and 2: the two roles with placeholders"() {
    const made = await iam.source.send(new CreateRoleCommand({ RoleName: "Source", AssumeRolePolicyDocument: sourceTrust("$SCRAPER_ARN"), Tags: [{ Key: "k", Value: "v" }] }));
    assert.equal(made.Role.Arn, roles.sourceRoleArn);
    assert.ok(made.Role.CreateDate instanceof Date);
    await iam.target.send(new CreateRoleCommand({ RoleName: "Target", AssumeRolePolicyDocument: targetTrust("$SCRAPER_ARN") }));
    await iam.target.send(new AttachRolePolicyCommand({ RoleName: "Target", PolicyArn: remoteWrite }));
    const attached = await iam.target.send(new ListAttachedRolePoliciesCommand({ RoleName: "Target" }));
    assert.deepEqual(attached.AttachedPolicies, [{ PolicyName: "AmazonPrometheusRemoteWriteAccess", PolicyArn: remoteWrite }]);
    const permission = document({ Sid: "VisualEditor0", Effect: "Allow", Action: "sts:AssumeRole", Resource: roles.targetRoleArn });
    await iam.source.send(new PutRolePolicyCommand({ RoleName: "Source", PolicyName: "AssumeTarget", PolicyDocument: permission }));
    const read = await iam.source.send(new GetRolePolicyCommand({ RoleName: "Source", PolicyName: "AssumeTarget" }));
    assert.equal(decodeURIComponent(read.PolicyDocument), permission);
  },

  async "step 3: the scraper"() {
    const answer = await amp.send(new CreateScraperCommand({
      alias: "prod-1",
      scrapeConfiguration: { configurationBlob: new TextEncoder().encode(configuration) },
      source: { eksConfiguration: { clusterArn: source.clusterArn, subnetIds: source.subnetIds } },
      destination: { ampConfiguration: { workspaceArn: target.workspaceArn } },
      roleConfiguration: roles,
      tags: { team: "obs" },
    }));
    assert.equal(answer.$metadata.httpStatusCode, 202);
    assert.equal(answer.status.statusCode, "CREATING");
    scraper = answer;
    await assert.rejects(amp.send(new DeleteScraperCommand({ scraperId: scraper.scraperId })), (error) => error instanceof ConflictException && error.resourceId === scraper.scraperId);
  },

  async "step 4: it becomes ACTIVE and is listed"() {
    assert.equal((await waitUntilScraperActive(wait, { scraperId: scraper.scraperId })).state, "SUCCESS");
    const { scraper: seen } = await amp.send(new DescribeScraperCommand({ scraperId: scraper.scraperId }));
    assert.equal(new TextDecoder().decode(seen.scrapeConfiguration.configurationBlob), configuration);
    assert.ok(seen.createdAt instanceof Date && seen.lastModifiedAt > seen.createdAt);
    assert.deepEqual(seen.roleConfiguration, roles);
    const listed = await amp.send(new ListScrapersCommand({ filters: { alias: ["prod-1"], status: ["ACTIVE", "CREATING"] } }));
    assert.deepEqual(listed.scrapers.map((one) => one.arn), [scraper.arn]);
    const pages = [];
    for await (const page of paginateListScrapers({ client: amp, pageSize: 1 }, {})) pages.push(page);
    assert.deepEqual(pages.flatMap((page) => page.scrapers.map((one) => one.arn)), [scraper.arn]);
    assert.equal(await series(), 0);
  },

  async "step 5: its ARN in both trust policies"() {
    await iam.source.send(new UpdateAssumeRolePolicyCommand({ RoleName: "Source", PolicyDocument: sourceTrust(scraper.arn) }));
    await iam.target.send(new UpdateAssumeRolePolicyCommand({ RoleName: "Target", PolicyDocument: targetTrust(scraper.arn) }));
    const { Role } = await iam.target.send(new GetRoleCommand({ RoleName: "Target" }));
    assert.deepEqual(JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument)), JSON.parse(targetTrust(scraper.arn)));
    const end = Date.now() + 20_000;
    while (await series() === 0) {
      assert.ok(Date.now() < end, "no metrics flow");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },

  async "nobody but the collector assumes the roles"() {
    const refused = new STSClient(settings(source)).send(new AssumeRoleCommand({ RoleArn: roles.targetRoleArn, RoleSessionName: "me", ExternalId: scraper.arn }));
    await assert.rejects(refused, (error) => error.name === "AccessDenied" && error.$metadata.httpStatusCode === 403);
  },

  async "changes, tags and the default configuration"() {
    await amp.send(new UpdateScraperCommand({ scraperId: scraper.scraperId, alias: "prod-2", roleConfiguration: roles, destination: { ampConfiguration: { workspaceArn: target.workspaceArn } } }));
    await waitUntilScraperActive(wait, { scraperId: scraper.scraperId });
    await amp.send(new TagResourceCommand({ resourceArn: scraper.arn, tags: { "a b": "ü/+=" } }));
    await amp.send(new UntagResourceCommand({ resourceArn: scraper.arn, tagKeys: ["team"] }));
    assert.deepEqual((await amp.send(new ListTagsForResourceCommand({ resourceArn: scraper.arn }))).tags, { "a b": "ü/+=" });
    const { configuration: standard } = await amp.send(new GetDefaultScraperConfigurationCommand({}));
    assert.match(new TextDecoder().decode(standard), /^global:\n/);
  },

  async "errors are typed and have their members"() {
    await assert.rejects(amp.send(new DescribeScraperCommand({ scraperId: "s-none" })), (error) => error instanceof ResourceNotFoundException && error.resourceType === "scraper");
    await assert.rejects(amp.send(new ListScrapersCommand({ nextToken: "nonsense" })), (error) => error instanceof ValidationException && error.reason === "FIELD_VALIDATION_FAILED" && error.fieldList[0].name === "nextToken");
    await assert.rejects(iam.source.send(new GetRoleCommand({ RoleName: "None" })), NoSuchEntityException);
  },

  async "the reverse"() {
    await amp.send(new DeleteScraperCommand({ scraperId: scraper.scraperId }));
    assert.equal((await waitUntilScraperDeleted(wait, { scraperId: scraper.scraperId })).state, "SUCCESS");
    await iam.source.send(new DeleteRolePolicyCommand({ RoleName: "Source", PolicyName: "AssumeTarget" }));
    await iam.target.send(new DetachRolePolicyCommand({ RoleName: "Target", PolicyArn: remoteWrite }));
    await iam.source.send(new DeleteRoleCommand({ RoleName: "Source" }));
    await iam.target.send(new DeleteRoleCommand({ RoleName: "Target" }));
  },
};

for (const [name, check] of Object.entries(checks)) {
  const line = { group: "procedure", name, outcome: "passed", detail: "" };
  const begun = Date.now();
  try {
    await check();
  } catch (error) {
    Object.assign(line, { outcome: "failed", detail: String(error?.stack ?? error) });
  }

  console.log(JSON.stringify({ ...line, seconds: (Date.now() - begun) / 1000 }));
}
