namespace XScrape.Diagnosis;

/// <summary>What a collector may do inside a cluster, in AWS's own words.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, "Manually configuring Amazon EKS for scraper access".</remarks>
internal static class CollectorManifest
{
    public const string UserName = "aps-collector-user";

    public const string Text = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: aps-collector-role
        rules:
          - apiGroups: [""]
            resources: ["nodes", "nodes/proxy", "nodes/metrics", "services", "endpoints", "pods", "ingresses", "configmaps"]
            verbs: ["describe", "get", "list", "watch"]
          - apiGroups: ["extensions", "networking.k8s.io"]
            resources: ["ingresses/status", "ingresses"]
            verbs: ["describe", "get", "list", "watch"]
          - nonResourceURLs: ["/metrics"]
            verbs: ["get"]
          - apiGroups: ["metrics.eks.amazonaws.com"]
            resources: ["kcm/metrics", "ksh/metrics"]
            verbs: ["get"]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: aps-collector-user-role-binding
        subjects:
          - kind: User
            name: aps-collector-user
            apiGroup: rbac.authorization.k8s.io
        roleRef:
          kind: ClusterRole
          name: aps-collector-role
          apiGroup: rbac.authorization.k8s.io

        """;
}
