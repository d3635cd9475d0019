namespace XScrape.Yaml;

/// <summary>What a value must look like for Prometheus; says what is wrong with one that does not.</summary>
internal delegate void Form(YamlNode value, string field, ProblemList problems);
