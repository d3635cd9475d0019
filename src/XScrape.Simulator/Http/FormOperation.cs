namespace XScrape.Simulator.Http;

/// <summary>An operation that is named by the form's Action.</summary>
internal abstract class FormOperation(string service, Protocol protocol, bool isWrite) : Operation(service, protocol, isWrite);
