using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>What Prometheus asks of authorization and TLS, of a job or of anything else that calls a server.</summary>
/// <remarks>https://github.com/prometheus/common/blob/main/config/http_config.go, HTTPClientConfig.Validate.</remarks>
internal static class LoginRules
{
    private static readonly string[] s_ways = ["basic_auth", "oauth2", "bearer_token", "bearer_token_file"];

    public static void Check(YamlMap owner, ProblemList problems)
    {
        string[] given = [.. s_ways.Where(w => owner.Find(w) is not null)];
        if (given.Length > 1)
        {
            problems.Error(ConfigurationRule.Value, owner.Place(given[1]), $"{given[0]} and {given[1]} exclude each other.");
        }

        if (owner.Find("authorization") is YamlMap authorization)
        {
            if (given.Length > 0)
            {
                problems.Error(ConfigurationRule.Value, owner.Place(given[0]), $"authorization and {given[0]} exclude each other.");
            }

            Authorization(authorization, problems);
        }

        Both(owner.Find("basic_auth"), "password", "password_file", problems);
        if (owner.Find("oauth2") is YamlMap oauth2)
        {
            Both(oauth2, "client_secret", "client_secret_file", problems);
            Needed(oauth2, ["client_id", "token_url"], problems);
        }
    }

    public static void Certificate(YamlMap tls, ProblemList problems)
    {
        bool certificate = tls.Find("cert_file") is YamlScalar { Text.Length: > 0 };
        bool key = tls.Find("key_file") is YamlScalar { Text.Length: > 0 };
        if (certificate != key)
        {
            problems.Error(ConfigurationRule.Value, tls.Place(certificate ? "cert_file" : "key_file"), "cert_file and key_file belong together.");
        }
    }

    private static void Authorization(YamlMap authorization, ProblemList problems)
    {
        Both(authorization, "credentials", "credentials_file", problems);
        if (authorization.Find("type") is YamlScalar type && type.Text.Trim().Equals("basic", StringComparison.OrdinalIgnoreCase))
        {
            problems.Error(ConfigurationRule.Value, type, "authorization cannot be of type Basic; Prometheus has basic_auth for it, and AMP has neither.");
        }
    }

    private static void Both(YamlNode? owner, string one, string other, ProblemList problems)
    {
        if (owner is YamlMap map && map.Find(one) is not null && map.Find(other) is not null)
        {
            problems.Error(ConfigurationRule.Value, map.Place(other), $"{one} and {other} exclude each other.");
        }
    }

    private static void Needed(YamlMap owner, string[] fields, ProblemList problems)
    {
        foreach (string field in fields.Where(f => owner.Find(f) is null))
        {
            problems.Error(ConfigurationRule.Value, owner, $"{field} is missing.");
        }
    }
}
