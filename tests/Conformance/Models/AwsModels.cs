using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Models;

/// <summary>AWS's own service models, where they lie beside this checkout, and what an answer has that they do not allow.</summary>
internal sealed class AwsModels
{
    public const string Missing = "AWS's service models (../shared/aws-models) are not beside this checkout.";

    /// <summary>EC2's model is large, and what lies there is a part of it: an operation that it lacks proves nothing.</summary>
    private const string PartialModel = "ec2";

    private static readonly Lazy<AwsModels?> s_found = new(Find);

    private readonly Dictionary<string, ServiceModel> _services;

    private AwsModels(string folder)
    {
        Folder = folder;
        string File(string path) => Path.Combine(folder, path);
        _services = new(StringComparer.Ordinal)
        {
            ["aps"] = ServiceModel.Load(File("amp/2020-08-01/service-2.json")),
            ["iam"] = ServiceModel.Load(File("iam/2010-05-08/service-2.json")),
            ["sts"] = ServiceModel.Load(File("sts/2011-06-15/service-2.json")),
            ["eks"] = ServiceModel.Load(File("eks/2017-11-01/service-2.json")),
            ["ec2"] = ServiceModel.Load(File("ec2/2016-11-15/service-2.trimmed.json")),
        };
    }

    /// <summary>The models; null where they are absent.</summary>
    public static AwsModels? Found => s_found.Value;

    /// <summary>Where they lie; botocore takes them from there too, if told by AWS_DATA_PATH.</summary>
    public string Folder { get; }

    /// <summary>Everything in the answer that the model of its operation does not allow; nothing if it fits.</summary>
    public IEnumerable<string> Problems(Recorded exchange)
    {
        List<string> problems = [];
        if (SigningName(exchange) is { } service && _services.TryGetValue(service, out ServiceModel? model))
        {
            if (model.Find(exchange) is { } operation)
            {
                ResponseCheck.Check(model, operation, exchange, problems);
            }
            else if (exchange.Status < 400 && !IsPrometheusApi(exchange) && service != PartialModel)
            {
                problems.Add("The model has no such operation, and yet there is an answer.");
            }
        }

        return problems.Select(problem => $"{problem}\n  in {exchange}");
    }

    /// <summary>Whether an answer can be held against a model at all.</summary>
    public bool Covers(Recorded exchange) => SigningName(exchange) is { } service && _services.TryGetValue(service, out ServiceModel? model) && model.Find(exchange) is not null;

    /// <summary>The workspace's own API is Prometheus's and stands in no AWS model.</summary>
    private static bool IsPrometheusApi(Recorded exchange) => exchange.Target.Contains("/api/v1/", StringComparison.Ordinal);

    /// <summary>The service stands in the credential scope: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request.</summary>
    private static string? SigningName(Recorded exchange)
    {
        string[] scope = exchange.Authorization.Split("Credential=").Last().Split(',')[0].Split('/');
        return scope.Length == 5 ? scope[3] : null;
    }

    private static AwsModels? Find()
    {
        string models = Path.Combine(Checkout.Root, "..", "shared", "aws-models");
        return Directory.Exists(models) ? new AwsModels(Path.GetFullPath(models)) : null;
    }
}
