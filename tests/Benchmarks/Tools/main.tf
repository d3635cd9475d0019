terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }
variable "region" { type = string }
variable "source_account" { type = object({ account = string, accessKeyId = string, secretAccessKey = string }) }
variable "target_account" { type = object({ account = string, accessKeyId = string, secretAccessKey = string }) }
variable "links" { type = map(object({ cluster = string, workspace = string, subnets = list(string) })) }
variable "scraper_arns" {
  type    = map(string)
  default = {}
}
variable "configuration" { type = string }

provider "aws" {
  alias                       = "source"
  region                      = var.region
  access_key                  = var.source_account.accessKeyId
  secret_key                  = var.source_account.secretAccessKey
  skip_requesting_account_id  = true
  skip_credentials_validation = true
  endpoints {
    amp = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
  }
}

provider "aws" {
  alias                       = "target"
  region                      = var.region
  access_key                  = var.target_account.accessKeyId
  secret_key                  = var.target_account.secretAccessKey
  skip_requesting_account_id  = true
  skip_credentials_validation = true
  endpoints {
    amp = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
  }
}

locals {
  pending = "arn:aws:aps:${var.region}:${var.source_account.account}:scraper/pending"
}

resource "aws_iam_role" "source" {
  provider = aws.source
  for_each = var.links
  name     = "S-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "scraper.aps.amazonaws.com" }, Action = "sts:AssumeRole",
  Condition = { ArnEquals = { "aws:SourceArn" = lookup(var.scraper_arns, each.key, local.pending) }, StringEquals = { "aws:SourceAccount" = var.source_account.account } } }] })
}

resource "aws_iam_role_policy" "assume" {
  provider = aws.source
  for_each = var.links
  name     = "assume"
  role     = aws_iam_role.source[each.key].name
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::${var.target_account.account}:role/T-${each.key}" }] })
}

resource "aws_iam_role" "target" {
  provider = aws.target
  for_each = var.links
  name     = "T-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.source[each.key].arn }, Action = "sts:AssumeRole",
  Condition = { StringEquals = { "sts:ExternalId" = lookup(var.scraper_arns, each.key, local.pending) } } }] })
}

resource "aws_iam_role_policy_attachment" "write" {
  provider   = aws.target
  for_each   = var.links
  role       = aws_iam_role.target[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess"
}

resource "aws_prometheus_scraper" "this" {
  provider             = aws.source
  for_each             = var.links
  alias                = each.key
  scrape_configuration = var.configuration
  source {
    eks {
      cluster_arn = each.value.cluster
      subnet_ids  = each.value.subnets
    }
  }
  destination {
    amp {
      workspace_arn = each.value.workspace
    }
  }
  role_configuration {
    source_role_arn = aws_iam_role.source[each.key].arn
    target_role_arn = aws_iam_role.target[each.key].arn
  }
}

output "scrapers" {
  value = { for name, scraper in aws_prometheus_scraper.this : name => scraper.arn }
}
