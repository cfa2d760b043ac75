using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Logbook;
using Signals.Grains.Logbook;

namespace Signals.Gateway.Pages.Oversight;

/// <summary>The audit log as a page.</summary>
internal static class OversightPages
{
    private const string Path = "/toezicht";

    // Somebody who leaves a field of the form empty asks for nothing with it.
    private static readonly string[] Asked = ["van", "tot", "account", "gebeurtenis"];

    public static void MapOversightPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Show).RequireAuthorization(Policies.Oversight).ExcludeFromDescription();

    private static async Task<RazorComponentResult> Show(HttpContext context, AuditReader reader, ILogbookRecords records, CancellationToken cancellation)
    {
        var request = context.Request;
        var given = Asked.Select(name => (Name: name, Value: request.Query[name].ToString())).Where(field => field.Value.Length > 0).ToDictionary(field => field.Name, field => (string?)field.Value);
        request.QueryString = QueryString.Create(request.Query["na"].ToString() is { Length: > 0 } after ? given.Append(new("na", after)) : given);
        var (question, errors) = await reader.Read(request, cancellation);
        var answer = question is null ? null : AuditAnswer.Of(await records.Audit(question, cancellation), question.Most);
        var next = answer?.Volgende is { } place ? QueryHelpers.AddQueryString(Path, given.Append(new("na", place))) : null;
        return PageForms.Show<OversightPage>(context, new OversightModel(
            answer, Value("van", question?.From), Value("tot", question?.Until.AddDays(-1)), Value("account", null), Value("gebeurtenis", null), next,
            [.. errors.All.Select(error => (error.Veld, error.Melding))]), question is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

        string Value(string name, DateTimeOffset? otherwise) =>
            given.GetValueOrDefault(name) ?? (otherwise is { } instant ? DutchTime.DateOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "");
    }
}
