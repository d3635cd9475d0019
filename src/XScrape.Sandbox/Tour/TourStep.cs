using XScrape.Provisioning;

namespace XScrape.Sandbox.Tour;

/// <summary>One step of the procedure, and the cmdlet that does it.</summary>
internal sealed record TourStep(string Number, string Cmdlet, string Meaning, ILinkOperation Operation);
