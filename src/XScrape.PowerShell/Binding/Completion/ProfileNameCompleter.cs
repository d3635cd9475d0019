using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Language;
using XScrape.PowerShell.Adapters;

namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The profiles of the SDK's default files, or of the file that -ProfileLocation names.</summary>
internal sealed class ProfileNameCompleter : IArgumentCompleter
{
    [SuppressMessage("Design", "CA1031", Justification = "Completion is silent whatever happens.")]
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string? location = new TypedParameters(commandAst, fakeBoundParameters).Text("ProfileLocation");
            return [.. CompletionText.Match(wordToComplete, AdapterLoader.Provider.ListProfiles(location).Select(name => (name, $"profile {name}")))];
        }
        catch (Exception)
        {
            return [];
        }
    }
}
