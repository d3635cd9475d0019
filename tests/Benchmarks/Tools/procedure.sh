#!/usr/bin/env bash
# The documented procedure with the AWS CLI: its commands one after the other, and one wait for all scrapers at the end.
set -euo pipefail
folder=$1 endpoint=$2 region=$3
export AWS_SHARED_CREDENTIALS_FILE="$folder/credentials" AWS_ENDPOINT_URL="$endpoint" AWS_REGION="$region" AWS_DEFAULT_REGION="$region" AWS_PAGER="" AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=10
source_account=$(sed -n 's/^# source //p' "$folder/credentials")
target_account=$(sed -n 's/^# target //p' "$folder/credentials")
source_trust() { printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:SourceArn":"%s"},"StringEquals":{"aws:SourceAccount":"%s"}}}]}' "$1" "$source_account"; }
target_trust() { printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}]}' "$1" "$2"; }
# Version 1 of the CLI encodes the text itself.
if aws --version 2>&1 | grep -q '^aws-cli/1'; then text=$(sed ':a;N;$!ba;s/\n/\\n/g' "$folder/prometheus.yml"); else text=$(base64 -w0 "$folder/prometheus.yml"); fi
printf '{"configurationBlob":"%s"}' "$text" > "$folder/configuration.json"
pending="arn:aws:aps:$region:$source_account:scraper/pending"
ids=()
while IFS=, read -r name cluster workspace subnets; do
  s="arn:aws:iam::$source_account:role/S-$name" t="arn:aws:iam::$target_account:role/T-$name"
  aws --profile source iam create-role --role-name "S-$name" --assume-role-policy-document "$(source_trust "$pending")" > "$folder/out.json"
  aws --profile source iam put-role-policy --role-name "S-$name" --policy-name assume --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"$t\"}]}"
  aws --profile target iam create-role --role-name "T-$name" --assume-role-policy-document "$(target_trust "$s" "$pending")" > "$folder/out.json"
  aws --profile target iam attach-role-policy --role-name "T-$name" --policy-arn arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess
  made=$(aws --profile source amp create-scraper --alias "$name" --scrape-configuration "file://$folder/configuration.json" --source "eksConfiguration={clusterArn=$cluster,subnetIds=[${subnets//;/,}]}" \
    --destination "ampConfiguration={workspaceArn=$workspace}" --role-configuration "sourceRoleArn=$s,targetRoleArn=$t" --query '[scraperId,arn]' --output text)
  read -r id arn <<< "$made"
  aws --profile source iam update-assume-role-policy --role-name "S-$name" --policy-document "$(source_trust "$arn")"
  aws --profile target iam update-assume-role-policy --role-name "T-$name" --policy-document "$(target_trust "$s" "$arn")"
  ids+=("$id")
done < <(tail -n +2 "$folder/fleet.csv")
for id in "${ids[@]}"; do aws --profile source amp wait scraper-active --scraper-id "$id"; done
