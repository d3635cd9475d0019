# The documented procedure, written by hand for the AWS provider. The scraper's ARN is needed in both trust policies before
# there is a scraper, so it is a variable: a placeholder first, the real one in a second apply.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" { type = string }
variable "region" { type = string }
variable "source_account" { type = object({ account = string, accessKeyId = string, secretAccessKey = string }) }
variable "target_account" { type = object({ account = string, accessKeyId = string, secretAccessKey = string }) }
variable "cluster_arn" { type = string }
variable "subnet_ids" { type = list(string) }
variable "workspace_arn" { type = string }
variable "scraper_arn" { type = string }
variable "alias" { type = string }
variable "interval" { type = string }

provider "aws" {
  alias      = "source"
  region     = var.region
  access_key = var.source_account.accessKeyId
  secret_key = var.source_account.secretAccessKey
  endpoints {
    amp = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
    eks = var.endpoint
  }
}

provider "aws" {
  alias      = "target"
  region     = var.region
  access_key = var.target_account.accessKeyId
  secret_key = var.target_account.secretAccessKey
  endpoints {
    amp = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
    eks = var.endpoint
  }
}

data "aws_caller_identity" "target" {
  provider = aws.target
}

data "aws_eks_cluster" "this" {
  provider = aws.source
  name     = element(split("/", var.cluster_arn), 1)
}

resource "aws_iam_role" "source" {
  provider    = aws.source
  name        = "Source"
  path        = "/amp/"
  description = "Assumed by the scraper"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = ""
      Effect    = "Allow"
      Principal = { Service = "scraper.aps.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        ArnEquals    = { "aws:SourceArn" = var.scraper_arn }
        StringEquals = { "AWS:SourceAccount" = var.source_account.account }
      }
    }]
  })
  tags = { part = "source" }
}

resource "aws_iam_role_policy" "assume_target" {
  provider = aws.source
  name     = "AssumeTarget"
  role     = aws_iam_role.source.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "VisualEditor0", Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.target.arn }]
  })
}

resource "aws_iam_role" "target" {
  provider = aws.target
  name     = "Target"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.source.arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.scraper_arn } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "remote_write" {
  provider   = aws.target
  role       = aws_iam_role.target.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess"
}

resource "aws_prometheus_scraper" "this" {
  provider = aws.source
  alias    = var.alias
  source {
    eks {
      cluster_arn = data.aws_eks_cluster.this.arn
      subnet_ids  = var.subnet_ids
    }
  }
  destination {
    amp {
      workspace_arn = var.workspace_arn
    }
  }
  role_configuration {
    source_role_arn = aws_iam_role.source.arn
    target_role_arn = aws_iam_role.target.arn
  }
  scrape_configuration = <<-EOT
    global:
      scrape_interval: ${var.interval}
    scrape_configs:
      - job_name: kubernetes-pods
        kubernetes_sd_configs:
          - role: pod
  EOT
  tags = { part = "scraper" }
  # The provider does not look before eight minutes after DeleteScraper; a short limit makes it give up instead.
  timeouts {
    delete = "5s"
  }
}

output "scraper_arn" {
  value = aws_prometheus_scraper.this.arn
}

output "scraper_id" {
  value = aws_prometheus_scraper.this.id
}

output "target_account" {
  value = data.aws_caller_identity.target.account_id
}
