using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.StoredData;

namespace Signals.Gateway.Pages.Privacy;

/// <summary>What residents are told of their data, with the terms of the register.</summary>
internal static class PrivacyPages
{
    /// <summary>Categories of the register in the order in which residents come upon them.</summary>
    public static readonly IReadOnlyList<string> Categories =
        ["draft", "signal", "words-resident", "household-token", "email", "household-kept-together", "household-question", "processing-log"];

    private static readonly IReadOnlyList<(string, string)> Kept = [.. Categories.Select(category => (category, TermOf(category)))];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/privacy", (HttpContext context) => PageForms.Show<PrivacyPage>(context, Kept));

    private static string TermOf(string category) => StoredDataRegister.Embedded[category].Kept.Select(kept => kept.Term).OfType<string>().Single();
}
