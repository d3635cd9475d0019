#!/usr/bin/env bash
# Terraform's two applies: the placeholder in both trust policies first, then the scrapers' ARNs, which are known only afterwards.
set -euo pipefail
cd "$1/terraform"
terraform apply -auto-approve -input=false -no-color > apply1.txt
terraform output -json scrapers | sed 's/^/{"scraper_arns":/; s/$/}/' > bound.auto.tfvars.json
terraform apply -auto-approve -input=false -no-color > apply2.txt
