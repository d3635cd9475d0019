using System.Globalization;
using System.Xml.Linq;

namespace XScrape.Help;

/// <summary>Writes MAML. The syntax comes from the compiled parameters, all words from the pages.</summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/developer/help/creating-the-cmdlet-help-file</remarks>
internal static class MamlWriter
{
    private const string PagesAddress = "https://github.com/xscrape/xscrape/blob/main/docs/en-US/";

    private static readonly XNamespace s_help = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<(HelpPage Page, CompiledCommand Command)> pairs)
    {
        XElement root = new(
            s_help + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            pairs.Select(pair => Command(pair.Page, pair.Command)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}\n";
    }

    /// <summary>The address of a cmdlet's page, which Get-Help -Online opens.</summary>
    public static string Online(string name) => $"{PagesAddress}{name}.md";

    private static XElement Command(HelpPage page, CompiledCommand command) => new(
        s_command + "command",
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", page.Name),
            new XElement(s_command + "verb", command.Verb),
            new XElement(s_command + "noun", command.Noun),
            Text("description", [page.Synopsis])),
        Text("description", page.Description),
        new XElement(s_command + "syntax", command.Sets.Select(set => Syntax(page, command, set))),
        new XElement(s_command + "parameters", page.Parameters.Select(Parameter)),
        new XElement(s_command + "inputTypes", page.Inputs.Select(type => Typed("inputType", type))),
        new XElement(s_command + "returnValues", page.Outputs.Select(type => Typed("returnValue", type))),
        page.Notes.Count == 0 ? null : new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", Paragraphs(page.Notes))),
        new XElement(s_command + "examples", page.Examples.Select(Example)),
        new XElement(s_command + "relatedLinks", page.Links.Prepend(new PageLink("Online Version:", Online(page.Name))).Select(Link)));

    private static XElement Syntax(HelpPage page, CompiledCommand command, string set)
    {
        IEnumerable<CompiledParameter> inOrder = command.Parameters
            .Where(p => p.In(set) is not null)
            .OrderBy(p => p.In(set)!.Position ?? int.MaxValue)
            .ThenByDescending(p => p.In(set)!.IsMandatory);
        return new XElement(
            s_command + "syntaxItem",
            new XElement(s_maml + "name", page.Name),
            inOrder.Select(p => SyntaxParameter(p, p.In(set)!)),
            command.SupportsShouldProcess ? new[] { Switch("Confirm"), Switch("WhatIf") } : null);
    }

    private static XElement SyntaxParameter(CompiledParameter parameter, ParameterPlace place)
    {
        XElement element = Binding(parameter.Name, place.IsMandatory, place.TakesPipeline, place.Position?.ToString(CultureInfo.InvariantCulture), parameter.Aliases);
        element.Add(new XElement(s_maml + "name", parameter.Name));
        if (!parameter.IsSwitch)
        {
            element.Add(Value(parameter.Type));
        }

        return element;
    }

    private static XElement Switch(string name) => new(
        s_command + "parameter",
        new XAttribute("required", "false"),
        new XAttribute("pipelineInput", "False"),
        new XAttribute("position", "named"),
        new XElement(s_maml + "name", name));

    private static XElement Parameter(PageParameter parameter)
    {
        XElement element = Binding(parameter.Name, parameter.IsRequired, parameter.TakesPipeline, parameter.Position == "named" ? null : parameter.Position, parameter.Aliases);
        element.Add(
            new XElement(s_maml + "name", parameter.Name),
            Text("description", parameter.Text),
            Value(parameter.Type),
            new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.Type), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", parameter.Default));
        return element;
    }

    private static XElement Binding(string name, bool required, bool pipeline, string? position, IReadOnlyList<string> aliases) => new(
        s_command + "parameter",
        new XAttribute("required", required ? "true" : "false"),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", pipeline ? "True (ByValue)" : "False"),
        new XAttribute("position", position ?? "named"),
        new XAttribute("aliases", aliases.Count == 0 ? "none" : string.Join(", ", aliases)));

    private static XElement Value(string type) => new(s_command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), type);

    private static XElement Typed(string element, PageType type) => new(
        s_command + element,
        new XElement(s_dev + "type", new XElement(s_maml + "name", type.Name), new XElement(s_maml + "uri")),
        Text("description", type.Description));

    private static XElement Example(PageExample example, int index) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"Example {index + 1}: {example.Title}"),
        // The empty ones keep the code and the next title apart.
        new XElement(s_maml + "introduction", Paragraphs(example.Introduction.Any() ? example.Introduction.Append(string.Empty) : [])),
        new XElement(s_dev + "code", example.Code),
        new XElement(s_dev + "remarks", Paragraphs(example.Remarks.Append(string.Empty))));

    private static XElement Link(PageLink link) => new(
        s_maml + "navigationLink",
        new XElement(s_maml + "linkText", link.Text),
        new XElement(s_maml + "uri", link.Address ?? string.Empty));

    private static XElement Text(string name, IEnumerable<string> paragraphs) => new(s_maml + name, Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> texts) => texts.Select(text => new XElement(s_maml + "para", text));
}
