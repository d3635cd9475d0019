namespace XScrape.Yaml.Text;

/// <summary>A place in a text; everything counts from 0.</summary>
/// <param name="Index">How many characters of Unicode stand before it.</param>
/// <param name="Line">Its line.</param>
/// <param name="Column">How many characters stand before it in its line.</param>
internal readonly record struct YamlMark(int Index, int Line, int Column);
