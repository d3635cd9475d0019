using System.Text;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_GetDefaultScraperConfiguration.html.</summary>
internal sealed class GetDefaultScraperConfiguration() : AmpOperation("GET", "/scraperconfiguration", isWrite: false)
{
    private const string Configuration = """
        global:
          scrape_interval: 30s
        scrape_configs:
          # pod metrics
          - job_name: pod_exporter
            kubernetes_sd_configs:
              - role: pod
          # container metrics
          - job_name: cadvisor
            scheme: https
            authorization:
              type: Bearer
              credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
            kubernetes_sd_configs:
              - role: node
            relabel_configs:
              - action: labelmap
                regex: __meta_kubernetes_node_label_(.+)
              - replacement: kubernetes.default.svc:443
                target_label: __address__
              - source_labels: [__meta_kubernetes_node_name]
                regex: (.+)
                target_label: __metrics_path__
                replacement: /api/v1/nodes/$1/proxy/metrics/cadvisor
          # apiserver metrics
          - job_name: kubernetes-apiservers
            scheme: https
            authorization:
              type: Bearer
              credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
            kubernetes_sd_configs:
              - role: endpoints
            relabel_configs:
              - source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name]
                action: keep
                regex: default;kubernetes;https
          # kube proxy metrics
          - job_name: kube-proxy
            honor_labels: true
            kubernetes_sd_configs:
              - role: pod
            relabel_configs:
              - source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_pod_name]
                action: keep
                regex: kube-system;kube-proxy.+
        """;

    public override Reply Run(Call call)
    {
        call.Authorize("aps:GetDefaultScraperConfiguration", "*");
        return Reply.OfJson(new() { ["configuration"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Configuration.Replace("\r", string.Empty) + "\n")) });
    }
}
