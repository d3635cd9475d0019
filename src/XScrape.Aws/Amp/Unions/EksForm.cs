using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Wire.Responses;
using XScrape.Sources;

namespace XScrape.Aws.Amp.Unions;

/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_EksConfiguration.html</remarks>
internal sealed class EksForm() : UnionForm<ScrapeSource>("eksConfiguration")
{
    public override ScrapeSource? Read(JsonElement member) => member.Text("clusterArn") is string arn ? new EksSource(ClusterArn.Parse(arn)) : null;

    public override bool Is(ScrapeSource value) => value is EksSource;

    public override void Write(ScrapeSource value, Utf8JsonWriter member) => member.WriteString("clusterArn", value.Arn);
}
