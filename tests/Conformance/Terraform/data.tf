# Each of the provider's data sources that a rehearsal would read, once; docs/simulator.md has them as a table. One apply reads all.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" { type = string }
variable "region" { type = string }
variable "access_key" { type = string }
variable "secret_key" { type = string }
variable "cluster" { type = string }
variable "subnet" { type = string }

provider "aws" {
  region     = var.region
  access_key = var.access_key
  secret_key = var.secret_key
  endpoints {
    amp  = var.endpoint
    ec2  = var.endpoint
    eks  = var.endpoint
    iam  = var.endpoint
    logs = var.endpoint
    sts  = var.endpoint
  }
}

resource "aws_iam_account_alias" "this" {
  account_alias = "rehearsal"
}

resource "aws_iam_user" "this" {
  name = "runbook"
  path = "/ops/"
  tags = { team = "obs" }
}

resource "aws_iam_policy" "this" {
  name   = "Assume"
  path   = "/amp/"
  policy = data.aws_iam_policy_document.this.json
}

resource "aws_iam_role" "this" {
  name               = "Reader"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = aws_iam_policy.this.arn
}

resource "aws_cloudwatch_log_group" "this" {
  name = "/aws/prometheus/rehearsal"
}

resource "aws_eks_access_entry" "this" {
  cluster_name  = var.cluster
  principal_arn = aws_iam_role.this.arn
}

data "aws_arn" "this" {
  arn = data.aws_eks_cluster.this.arn
}

data "aws_availability_zone" "this" {
  name = "${var.region}a"
}

data "aws_availability_zones" "this" {}

data "aws_caller_identity" "this" {}

data "aws_cloudwatch_log_group" "this" {
  name = aws_cloudwatch_log_group.this.name
}

data "aws_cloudwatch_log_groups" "this" {
  log_group_name_prefix = "/aws/prometheus/"
  depends_on            = [aws_cloudwatch_log_group.this]
}

data "aws_default_tags" "this" {}

data "aws_eks_access_entry" "this" {
  cluster_name  = var.cluster
  principal_arn = aws_eks_access_entry.this.principal_arn
}

data "aws_eks_cluster" "this" {
  name = var.cluster
}

data "aws_eks_cluster_auth" "this" {
  name = var.cluster
}

data "aws_eks_clusters" "this" {}

data "aws_iam_access_keys" "this" {
  user = aws_iam_user.this.name
}

data "aws_iam_account_alias" "this" {
  depends_on = [aws_iam_account_alias.this]
}

data "aws_iam_instance_profiles" "this" {
  role_name = aws_iam_role.this.name
}

data "aws_iam_policy" "by_arn" {
  arn = aws_iam_policy.this.arn
}

data "aws_iam_policy" "by_name" {
  name       = "Assume"
  depends_on = [aws_iam_policy.this]
}

data "aws_iam_policy" "of_aws" {
  name = "AmazonPrometheusRemoteWriteAccess"
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.this.account_id]
    }
  }
}

data "aws_iam_principal_policy_simulation" "this" {
  action_names      = ["sts:AssumeRole"]
  policy_source_arn = aws_iam_role.this.arn
  depends_on        = [aws_iam_role_policy_attachment.this]
}

data "aws_iam_role" "this" {
  name = aws_iam_role.this.name
}

data "aws_iam_roles" "this" {
  name_regex = "^Reader$"
  depends_on = [aws_iam_role.this]
}

data "aws_iam_session_context" "this" {
  arn = data.aws_caller_identity.this.arn
}

data "aws_iam_user" "this" {
  user_name = aws_iam_user.this.name
}

data "aws_iam_users" "this" {
  path_prefix = "/ops/"
  depends_on  = [aws_iam_user.this]
}

data "aws_instances" "this" {
  instance_tags = { "kubernetes.io/cluster/${var.cluster}" = "owned" }
}

data "aws_network_interface" "this" {
  id = data.aws_network_interfaces.this.ids[0]
}

data "aws_network_interfaces" "this" {
  depends_on = [aws_prometheus_scraper.this]
}

data "aws_partition" "this" {}

data "aws_prometheus_default_scraper_configuration" "this" {}

data "aws_prometheus_workspace" "this" {
  workspace_id = aws_prometheus_workspace.this.id
}

data "aws_prometheus_workspaces" "this" {
  alias_prefix = "rehearsal"
  depends_on   = [aws_prometheus_workspace.this]
}

data "aws_region" "this" {}

data "aws_regions" "this" {}

data "aws_security_group" "this" {
  id = data.aws_security_groups.this.ids[0]
}

data "aws_security_groups" "this" {}

data "aws_service" "this" {
  service_id = "aps"
}

data "aws_service_principal" "this" {
  service_name = "scraper.aps"
}

data "aws_subnet" "this" {
  id = var.subnet
}

data "aws_subnets" "this" {
  filter {
    name   = "vpc-id"
    values = [data.aws_subnet.this.vpc_id]
  }
}

data "aws_vpc" "this" {
  id = data.aws_subnet.this.vpc_id
}

data "aws_vpc_security_group_rules" "this" {}

data "aws_vpcs" "this" {}

resource "aws_prometheus_workspace" "this" {
  alias = "rehearsal"
}

resource "aws_prometheus_scraper" "this" {
  source {
    eks {
      cluster_arn = data.aws_eks_cluster.this.arn
      subnet_ids  = data.aws_eks_cluster.this.vpc_config[0].subnet_ids
    }
  }
  destination {
    amp {
      workspace_arn = aws_prometheus_workspace.this.arn
    }
  }
  scrape_configuration = data.aws_prometheus_default_scraper_configuration.this.configuration
}

output "read" {
  value = {
    alias       = data.aws_iam_account_alias.this.account_alias
    by_arn      = data.aws_iam_policy.by_arn.name
    by_name     = data.aws_iam_policy.by_name.arn
    of_aws      = data.aws_iam_policy.of_aws.arn
    may_assume  = data.aws_iam_principal_policy_simulation.this.all_allowed
    role        = data.aws_iam_role.this.arn
    roles       = data.aws_iam_roles.this.names
    user        = data.aws_iam_user.this.arn
    users       = data.aws_iam_users.this.names
    cluster     = data.aws_eks_cluster.this.arn
    clusters    = data.aws_eks_clusters.this.names
    entry       = data.aws_eks_access_entry.this.type
    group       = data.aws_cloudwatch_log_group.this.arn
    groups      = data.aws_cloudwatch_log_groups.this.log_group_names
    workspace   = data.aws_prometheus_workspace.this.alias
    workspaces  = data.aws_prometheus_workspaces.this.workspace_ids
    subnets     = data.aws_subnets.this.ids
    vpc         = data.aws_vpc.this.enable_dns_support
    zones       = data.aws_availability_zones.this.names
    regions     = data.aws_regions.this.names
    service     = data.aws_service_principal.this.name
    nodes       = data.aws_instances.this.ids
    interface   = data.aws_network_interface.this.subnet_id
    has_scraper = data.aws_prometheus_default_scraper_configuration.this.configuration != ""
  }
}
