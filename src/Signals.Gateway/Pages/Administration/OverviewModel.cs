namespace Signals.Gateway.Pages.Administration;

/// <summary>What an administrator can set.</summary>
/// <param name="Name">The municipality.</param>
/// <param name="Parts">The pages, each with how it stands.</param>
/// <param name="Silences">What is silent for longer than the past makes likely; mostly nothing.</param>
public sealed record OverviewModel(string Name, IReadOnlyList<OverviewPart> Parts, IReadOnlyList<string> Silences);

/// <param name="Path">The page.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">How it stands.</param>
public sealed record OverviewPart(string Path, string Name, string Summary);
