using System.Runtime.CompilerServices;

namespace XScrape.Aws.Tests.Support;

/// <summary>Keeps the tests away from the credentials, settings and instance of whoever runs them.</summary>
internal static class Surroundings
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("xscrape-aws-").FullName;

    // The SDK reads the places of its files once, when it is first touched.
    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        string credentials = Path.Combine(Folder, "credentials");
        string config = Path.Combine(Folder, "config");
        File.WriteAllText(credentials, "[in-credentials]\naws_access_key_id = AKIDCREDENTIALS\naws_secret_access_key = s\n");
        File.WriteAllText(config, "[profile in-config]\naws_access_key_id = AKIDCONFIG\naws_secret_access_key = s\nregion = eu-north-1\n\n[profile fips]\naws_access_key_id = AKIDFIPS\naws_secret_access_key = s\nuse_fips_endpoint = true\n\n[profile with-endpoint]\naws_access_key_id = AKIDENDPOINT\naws_secret_access_key = s\nendpoint_url = http://proxy.example.com\n");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", credentials);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", config);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT", Neighbour.Endpoint.GetLeftPart(UriPartial.Authority));
        Environment.SetEnvironmentVariable("HOME", Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A credentials file of a test's own.</summary>
    public static string Write(string text)
    {
        string path = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, text);
        return path;
    }
}
