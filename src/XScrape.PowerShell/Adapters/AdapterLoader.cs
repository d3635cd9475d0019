using System.Reflection;
using XScrape.Cloud;
using XScrape.Configuration;

namespace XScrape.PowerShell.Adapters;

/// <summary>
/// Loads the adapters, at the first call to AWS and not before, where no other module's AWSSDK.Core can be
/// met. All builds of AWSSDK.Core 4 have one identity, so in a shared context the first one loaded would win, silently.
/// </summary>
internal static class AdapterLoader
{
    private static readonly Lazy<ICloudProvider> s_provider = new(() => Create<ICloudProvider>("XScrape.Aws", "XScrape.Aws.AwsCloudProvider"));

    private static readonly Lazy<IScrapeConfigurationReader> s_reader = new(() => Create<IScrapeConfigurationReader>("XScrape.Yaml", "XScrape.Yaml.YamlScrapeConfigurationReader"));

    public static ICloudProvider Provider => s_provider.Value;

    public static IScrapeConfigurationReader ConfigurationReader => s_reader.Value;

    public static IScrapeOutlineReader OutlineReader => (IScrapeOutlineReader)ConfigurationReader;

    private static string Folder => Path.GetDirectoryName(typeof(AdapterLoader).Assembly.Location)!;

    private static T Create<T>(string assembly, string type) =>
        (T)Activator.CreateInstance(Load(assembly).GetType(type, throwOnError: true)!, nonPublic: true)!;

#if NET
    private static readonly PrivateContext s_context = new(Path.Combine(Folder, "private"));

    private static Assembly Load(string name) => s_context.LoadFromAssemblyName(new AssemblyName(name));

    private sealed class PrivateContext(string folder) : System.Runtime.Loader.AssemblyLoadContext("XScrape private")
    {
        // Core is shared: its types cross the border. What is not in the folder is the platform's.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == typeof(Links.ScraperLink).Assembly.GetName().Name)
            {
                return typeof(Links.ScraperLink).Assembly;
            }

            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
#else
    // Windows PowerShell has no load contexts: the whole closure lies in one folder.
    private static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(Folder, name + ".dll"));
#endif
}
