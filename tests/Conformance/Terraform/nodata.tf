# The data sources around a rehearsal that the simulator does not serve; docs/simulator.md says why. A plan of them fails for each.
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

provider "aws" {
  region      = var.region
  access_key  = var.access_key
  secret_key  = var.secret_key
  max_retries = 1
  endpoints {
    amp  = var.endpoint
    ec2  = var.endpoint
    eks  = var.endpoint
    iam  = var.endpoint
    logs = var.endpoint
    sts  = var.endpoint
  }
}

data "aws_ami" "this" {
  owners = ["amazon"]
}

data "aws_eks_addon" "this" {
  cluster_name = var.cluster
  addon_name   = "vpc-cni"
}

data "aws_eks_addon_version" "this" {
  addon_name         = "vpc-cni"
  kubernetes_version = "1.34"
}

data "aws_eks_cluster_versions" "this" {}

data "aws_eks_node_group" "this" {
  cluster_name    = var.cluster
  node_group_name = "workers"
}

data "aws_eks_node_groups" "this" {
  cluster_name = var.cluster
}

data "aws_iam_group" "this" {
  group_name = "admins"
}

data "aws_iam_instance_profile" "this" {
  name = "nodes"
}

data "aws_iam_openid_connect_provider" "this" {
  arn = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/0"
}

data "aws_iam_saml_provider" "this" {
  arn = "arn:aws:iam::111122223333:saml-provider/corp"
}

data "aws_iam_server_certificate" "this" {
  name = "certificate"
}

data "aws_instance" "this" {
  filter {
    name   = "availability-zone"
    values = ["us-west-2a"]
  }
}

data "aws_internet_gateway" "this" {
  internet_gateway_id = "igw-1"
}

data "aws_nat_gateways" "this" {}

data "aws_network_acls" "this" {}

data "aws_route_tables" "this" {}

data "aws_vpc_endpoint" "this" {
  service_name = "com.amazonaws.us-west-2.aps-workspaces"
}
