"""The documented procedure, plainly: one call after the other, and one wait for all scrapers at the end."""
import csv, json, sys, time
import boto3
from botocore.config import Config

folder, endpoint, region = sys.argv[1:4]
keys = json.load(open(f"{folder}/accounts.json"))
config = Config(retries={"mode": "standard", "max_attempts": 10})


def client(side, service):
    return boto3.client(service, region_name=region, endpoint_url=endpoint, config=config,
                        aws_access_key_id=keys[side]["accessKeyId"], aws_secret_access_key=keys[side]["secretAccessKey"])


source, target, amp = client("source", "iam"), client("target", "iam"), client("source", "amp")
account = keys["source"]["account"]
yaml = open(f"{folder}/prometheus.yml", "rb").read()


def trust(principal, condition):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", "Condition": condition}]})


def source_trust(arn):
    return trust({"Service": "scraper.aps.amazonaws.com"}, {"ArnEquals": {"aws:SourceArn": arn}, "StringEquals": {"aws:SourceAccount": account}})


scrapers = []
for row in csv.DictReader(open(f"{folder}/fleet.csv")):
    name = row["Name"]
    pending = f"arn:aws:aps:{region}:{account}:scraper/pending"
    role = source.create_role(RoleName=f"S-{name}", AssumeRolePolicyDocument=source_trust(pending))["Role"]["Arn"]

    def target_trust(arn):
        return trust({"AWS": role}, {"StringEquals": {"sts:ExternalId": arn}})

    other = f"arn:aws:iam::{keys['target']['account']}:role/T-{name}"
    source.put_role_policy(RoleName=f"S-{name}", PolicyName="assume", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": other}]}))
    target.create_role(RoleName=f"T-{name}", AssumeRolePolicyDocument=target_trust(pending))
    target.attach_role_policy(RoleName=f"T-{name}", PolicyArn="arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess")
    made = amp.create_scraper(alias=name, scrapeConfiguration={"configurationBlob": yaml},
                              source={"eksConfiguration": {"clusterArn": row["ClusterArn"], "subnetIds": row["SubnetId"].split(";")}},
                              destination={"ampConfiguration": {"workspaceArn": row["WorkspaceArn"]}},
                              roleConfiguration={"sourceRoleArn": role, "targetRoleArn": other})
    source.update_assume_role_policy(RoleName=f"S-{name}", PolicyDocument=source_trust(made["arn"]))
    target.update_assume_role_policy(RoleName=f"T-{name}", PolicyDocument=target_trust(made["arn"]))
    scrapers.append(made["scraperId"])

for scraper in scrapers:
    while amp.describe_scraper(scraperId=scraper)["scraper"]["status"]["statusCode"] == "CREATING":
        time.sleep(0.5)
