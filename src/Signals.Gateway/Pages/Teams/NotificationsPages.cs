using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Inbox;
using Signals.Gateway.Notifications;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Teams;

/// <summary>Along which channels, and when, a team is told of prompts outside the platform.</summary>
internal static class NotificationsPages
{
    private static readonly string[] Flags = ["nietInWeekend", "nietOpFeestdagen", "goedeVrijdag", "bevrijdingsdag"];

    // The page asks for these in one list, where the interface has them inside one another.
    private static readonly Dictionary<string, string> Inside = new(StringComparer.Ordinal)
    {
        ["/stilteUren/van"] = "stilVan",
        ["/stilteUren/tot"] = "stilTot",
        ["/escalatie/naDagen"] = "naDagen",
        ["/escalatie/email"] = "email",
    };

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["stilVan"] = "wanneer de stille uren beginnen",
        ["stilTot"] = "wanneer de stille uren eindigen",
        ["naDagen"] = "na hoeveel dagen",
        ["email"] = "naar welk e-mailadres",
        ["adres"] = "naar welk adres de berichten gaan",
    };

    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["bewaard"] = "De instellingen zijn bewaard.",
        ["gemaakt"] = "Het kanaal is gemaakt. Stuur een proefbericht om te zien of het aankomt.",
        ["proef"] = "Het proefbericht is onderweg.",
        ["aan"] = "Het kanaal staat aan.",
        ["uit"] = "Het kanaal staat uit.",
        ["verwijderd"] = "Het kanaal en zijn adres zijn verwijderd.",
    };

    public static void MapNotificationsPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wijkteam/berichten").ExcludeFromDescription();
        group.MapGet("", Show).RequireAuthorization(Policies.Inbox);
        group.MapPost("", Change).RequireAuthorization(Policies.OwnTeam);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? team, string? gedaan, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation) =>
        await inboxes.Team(team ?? "", Caller.Of(context), cancellation) is { } inbox
            ? PageForms.Show<NotificationsPage>(context, Model(context, await desk.Read(inbox, Caller.Of(context).Is(Roles.Coordinator), cancellation), null, [], Done.GetValueOrDefault(gedaan ?? "")))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? team, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await inboxes.Team(team ?? "", Caller.Of(context), cancellation) is not { } inbox) return Problem.NotFound();
        var errors = new FieldErrors();
        string? secret = null;
        var done = form["actie"].ToString() switch
        {
            "bewaren" => await desk.Set(inbox, new(Settings(form), "", errors, NotificationReader.OfSettings), errors, cancellation) is null ? null : "bewaard",
            "toevoegen" => (secret = await Add(form, inbox, desk, errors, cancellation)) is null ? null : "gemaakt",
            var other => await One(other, form, inbox, desk, errors, cancellation),
        };
        if (done is null && !errors.Any) return Problem.NotFound();
        // A secret cannot be shown a second time, so that it is shown with the answer itself.
        if (done is not null && string.IsNullOrEmpty(secret)) return TypedResults.LocalRedirect($"/wijkteam/berichten?team={inbox.Id}&gedaan={done}");
        var values = errors.Any ? form.Keys.ToDictionary(name => name, name => (string?)form[name].ToString()) : null;
        return PageForms.Show<NotificationsPage>(
            context, Model(context, await desk.Read(inbox, Caller.Of(context).Is(Roles.Coordinator), cancellation), values, Told(errors), done is null ? null : Done[done], secret),
            errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    /// <returns>The secret of what was made, empty if it has none; null if nothing was made, and why is noted.</returns>
    private static async Task<string?> Add(IFormCollection form, TeamInbox inbox, NotificationDesk desk, FieldErrors errors, CancellationToken cancellation)
    {
        var fields = FormBody.Of(form, ["soort", "adres"], ["dagelijksOm"]);
        if (NotificationReader.NewChannel(new(fields, "", errors, NotificationReader.OfNewChannel), errors) is not { } wanted) return null;
        if (await desk.Add(inbox, wanted, "/adres", errors, cancellation) is { } made) return made.Geheim ?? "";
        if (!errors.Any) errors.Add("/adres", "te-veel-kanalen", NotificationEndpoints.Full().Detail);
        return null;
    }

    private static async Task<string?> One(string action, IFormCollection form, TeamInbox inbox, NotificationDesk desk, FieldErrors errors, CancellationToken cancellation)
    {
        if (NotificationEndpoints.Number(form["nummer"].ToString()) is not { } number || await desk.Find(inbox, number, cancellation) is not { } channel) return null;
        var (grain, at) = (desk.Of(inbox), $"/kanaal-{number}");
        return action switch
        {
            "proef" when await grain.TestChannel(number, cancellation) => "proef",
            "proef" when !channel.IsOff => Refuse(NotificationEndpoints.StillWaiting().Detail),
            "aan" or "uit" => await desk.Change(inbox, channel, new(null, null, null, action == "uit"), at, errors, cancellation) is null ? null : action,
            "verwijderen" => await grain.RemoveChannel(number, cancellation) ? "verwijderd" : null,
            _ => null,
        };

        string? Refuse(string why)
        {
            errors.Add(at, "niet-mogelijk", why);
            return null;
        }
    }

    // What was left empty all together is not wanted.
    private static JsonElement Settings(IFormCollection form)
    {
        var body = new JsonObject();
        foreach (var flag in Flags) body[flag] = form[flag] == "ja";
        if ((Filled("stilVan") ?? Filled("stilTot")) is not null) body["stilteUren"] = new JsonObject { ["van"] = Filled("stilVan"), ["tot"] = Filled("stilTot") };
        if ((Filled("naDagen") ?? Filled("email")) is not null)
        {
            var days = Filled("naDagen");
            body["escalatie"] = new JsonObject { ["naDagen"] = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : days, ["email"] = Filled("email") };
        }
        return JsonSerializer.SerializeToElement(body);

        string? Filled(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    private static IReadOnlyList<(string, string)> Told(FieldErrors errors) =>
    [
        .. from error in errors.All
           let field = Inside.GetValueOrDefault(error.Veld) ?? error.Veld.Split('/')[^1]
           select (field, error.Code == "verplicht" && Asked.TryGetValue(field, out var what) ? $"Vul in {what}." : error.Melding),
    ];

    private static NotificationsModel Model(
        HttpContext context, NotificationsAnswer settings, IReadOnlyDictionary<string, string?>? values, IReadOnlyList<(string, string)> errors, string? done, string? secret = null) => new(
            settings, Caller.Of(context).Is(Roles.Coordinator),
            values is not null && values.GetValueOrDefault("actie") == "bewaren" ? values : Standing(settings, values), errors, done, secret);

    private static Dictionary<string, string?> Standing(NotificationsAnswer settings, IReadOnlyDictionary<string, string?>? values)
    {
        var standing = new Dictionary<string, string?>
        {
            ["stilVan"] = settings.StilteUren?.Van,
            ["stilTot"] = settings.StilteUren?.Tot,
            ["nietInWeekend"] = Flag(settings.NietInWeekend),
            ["nietOpFeestdagen"] = Flag(settings.NietOpFeestdagen),
            ["goedeVrijdag"] = Flag(settings.GoedeVrijdag),
            ["bevrijdingsdag"] = Flag(settings.Bevrijdingsdag),
            ["naDagen"] = settings.Escalatie?.NaDagen.ToString(CultureInfo.InvariantCulture),
            ["email"] = settings.Escalatie?.Email,
        };
        foreach (var name in new[] { "soort", "adres", "dagelijksOm" }) standing[name] = values?.GetValueOrDefault(name);
        return standing;

        static string? Flag(bool isSet) => isSet ? "ja" : null;
    }
}
