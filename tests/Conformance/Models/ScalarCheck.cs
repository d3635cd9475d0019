using System.Text.RegularExpressions;

namespace XScrape.Conformance.Models;

/// <summary>What a model says about texts, numbers and sizes.</summary>
internal sealed class ScalarCheck(List<string> problems)
{
    public void Text(Shape shape, string text, string path)
    {
        Size(shape, text.Length, path);
        if (shape.Enum is { Count: > 0 } values && !values.Contains(text) && !IsOtherThanTheModel(shape, text))
        {
            problems.Add($"{path} is '{text}', and the model has {string.Join(", ", values)}.");
        }

        // Java and Python take an escaped underscore, .NET does not.
        if (shape.Pattern?.Replace("\\_", "_", StringComparison.Ordinal) is { } pattern && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.Singleline))
        {
            problems.Add($"{path} is '{text}', and the model has the pattern {pattern}.");
        }
    }

    public void Size(Shape shape, double size, string path)
    {
        if (size < shape.Number("min") || size > shape.Number("max"))
        {
            problems.Add($"{path} has a size of {size}, and the model allows {shape.Number("min")} to {shape.Number("max")}.");
        }
    }

    /// <summary>
    /// Where the service itself leaves its model: one enum has PermissionsBoundaryPolicy, but its documentation, and the service, say Policy. The
    /// other has user, role and so on, and outputs of IAM's simulation that people have published all say "IAM Policy".
    /// </summary>
    private static bool IsOtherThanTheModel(Shape shape, string text) =>
        (shape.Name == "PermissionsBoundaryAttachmentType" && text == "Policy") || (shape.Name == "PolicySourceType" && text == "IAM Policy");
}
