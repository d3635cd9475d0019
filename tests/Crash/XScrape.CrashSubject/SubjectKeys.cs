using XScrape.Cloud;

namespace XScrape.CrashSubject;

/// <summary>Keys given on the command line as <c>id/secret</c>; they open a simulator and nothing else.</summary>
internal sealed class SubjectKeys(string text) : ICredentialSource
{
    public CloudKeys Read() => new(text.Split('/', 2)[0], text.Split('/', 2)[1], null);

    public override string ToString() => text.Split('/', 2)[0];
}
