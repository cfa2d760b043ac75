using Microsoft.AspNetCore.OpenApi;

namespace Signals.Gateway.Operations;

/// <summary>What the description of the interface says of itself.</summary>
internal static class OpenApiText
{
    public static void Describe(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new()
        {
            Title = "Signals",
            Version = RequestForm.Version,
            Description = "Signalen uit de buurt melden en volgen, en aanleidingen voor wijkteams. Fouten zijn altijd problem details (RFC 9457).",
            License = new() { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };
        return Task.CompletedTask;
    });
}
