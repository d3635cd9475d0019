using XScrape.Aws.Wire.Responses;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>
/// The settings of credentials and config files, for what the SDK does not show: where a profile names a section of services, it hides that
/// section and the endpoint_url beside it. A setting inside another one is "iam.endpoint_url".
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html</remarks>
internal sealed class ProfileFile
{
    private static readonly string[] s_comments = [" #", "\t#", " ;", "\t;"];

    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    private ProfileFile()
    {
    }

    /// <summary>The first file goes before the second.</summary>
    public static ProfileFile Read(IEnumerable<string> paths)
    {
        ProfileFile file = new();
        foreach (string path in paths.Where(File.Exists))
        {
            try
            {
                file.Add(File.ReadAllLines(path));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new XScrapeException(FailureId.InvalidCredentials, $"The file {path} cannot be read: {Masking.Text(fault.Message)}", null);
            }
        }

        return file;
    }

    /// <summary>The settings of a section such as "services local"; null where there is none.</summary>
    public IReadOnlyDictionary<string, string>? Section(string name) => _sections.TryGetValue(name, out Dictionary<string, string>? section) ? section : null;

    private void Add(string[] lines)
    {
        Dictionary<string, string>? section = null;
        string? outer = null;
        foreach (string line in lines)
        {
            string text = line.Trim();
            if (text.Length == 0 || text[0] is '#' or ';')
            {
                continue;
            }

            if (text[0] == '[')
            {
                section = Open(text);
                outer = null;
                continue;
            }

            int equals = text.IndexOf('=');
            if (section is null || equals <= 0)
            {
                continue;
            }

            string key = text.Substring(0, equals).Trim();
            bool isInner = char.IsWhiteSpace(line[0]) && outer is not null;
            outer = isInner ? outer : key;
            string full = isInner ? $"{outer}.{key}" : key;
            if (!section.ContainsKey(full))
            {
                section[full] = Value(text.Substring(equals + 1));
            }
        }
    }

    private Dictionary<string, string> Open(string header)
    {
        int end = header.IndexOf(']');
        string name = (end < 0 ? header.Substring(1) : header.Substring(1, end - 1)).Trim();
        name = name.StartsWith("profile ", StringComparison.Ordinal) ? name.Substring(8) : name;
        name = string.Join(" ", name.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Replace("\"", string.Empty);
        if (!_sections.TryGetValue(name, out Dictionary<string, string>? section))
        {
            _sections[name] = section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        }

        return section;
    }

    private static string Value(string text)
    {
        int cut = s_comments.Select(c => text.IndexOf(c, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(text.Length).Min();
        return text.Substring(0, cut).Trim();
    }
}
