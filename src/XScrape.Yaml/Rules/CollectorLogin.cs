using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>The one authorization and the few files that AMP's collector has.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/managed-prometheus-collectors-scraper-configuration.html</remarks>
internal static class CollectorLogin
{
    private const string Folder = "/var/run/secrets/kubernetes.io/serviceaccount/";

    private const string TokenFile = Folder + "token";

    private static readonly string[] s_refused = ["basic_auth", "oauth2", "bearer_token"];

    public static void Check(YamlMap job, ProblemList problems)
    {
        foreach (string key in s_refused.Where(k => job.Find(k) is YamlMap or YamlScalar { Text.Length: > 0 }))
        {
            if (job.Find(key) is YamlMap login && IsEmpty(login))
            {
                Idle(job, key, problems);
            }
            else
            {
                Refuse(job.Place(key), key, problems);
            }
        }

        if (job.Find("bearer_token_file") is YamlScalar { Text: not (TokenFile or "") } file)
        {
            Refuse(file, "this bearer_token_file", problems);
        }

        if (job.Find("authorization") is YamlMap authorization && IsEmpty(authorization))
        {
            Idle(job, "authorization", problems);
        }
        else if (job.Find("authorization") is YamlMap other && !IsTheOne(other))
        {
            Refuse(job.Place("authorization"), "this authorization", problems);
        }

        if (job.Find("tls_config") is YamlMap tls)
        {
            foreach (YamlScalar path in ((string[])["ca_file", "cert_file", "key_file"]).Select(tls.Find).OfType<YamlScalar>().Where(p => p.Text.Length > 0 && !p.Text.StartsWith(Folder, StringComparison.Ordinal)))
            {
                problems.Warn(ConfigurationRule.AmpAuthorization, path, $"AMP's collector has no files but those in {Folder}.");
            }
        }

        if (job.Find("proxy_url") is YamlScalar { Text.Length: > 0 } proxy)
        {
            problems.Warn(ConfigurationRule.AmpDiscovery, proxy, "AMP does not document proxies for its collector.");
        }
    }

    /// <summary>Whether a login says nothing of who one is: no name, no secret and no file. Prometheus sends an empty header then.</summary>
    private static bool IsEmpty(YamlMap login) =>
        ((string[])["username", "username_file", "username_ref", "password", "password_file", "password_ref", "credentials", "credentials_file", "credentials_ref", "client_id"]).All(f => login.Text(f).Length == 0)
        && IsBearer(login);

    private static bool IsBearer(YamlMap authorization) =>
        authorization.Find("type") is not YamlScalar type || type.Text.Length == 0 || type.Text.Trim().Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    private static void Idle(YamlMap job, string key, ProblemList problems) =>
        problems.Warn(ConfigurationRule.AmpAuthorization, job.Place(key), $"This {key} is empty and proves nothing; leave it out. Whether AMP looks at it is not documented.");

    private static bool IsTheOne(YamlMap authorization) =>
        authorization.Find("credentials_file") is YamlScalar { Text: TokenFile }
        && authorization.Text("credentials").Length == 0
        && IsBearer(authorization);

    private static void Refuse(YamlNode place, string what, ProblemList problems) =>
        problems.Error(ConfigurationRule.AmpAuthorization, place, $"AMP's collector does not take {what}, and everyone who may describe the scraper can read it. It takes one authorization: credentials_file: {TokenFile}.");
}
