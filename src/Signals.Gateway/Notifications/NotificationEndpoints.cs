using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Notifications;
using Signals.Gateway.Access;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Notifications;

/// <summary>When, and along which channels, a team is told of prompts outside the platform.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/wijkteams/{id}").WithTags("berichten");
        group.MapGet("/berichten", Read).RequireAuthorization(Policies.Inbox).WithName("berichten")
            .WithSummary("Langs welke kanalen het eigen wijkteam van aanleidingen hoort, en wanneer");
        group.MapPut("/berichten", Set).RequireAuthorization(Policies.OwnTeam).WithName("berichtenZetten")
            .WithSummary("Stille uren, weekend, feestdagen en escalatie van het eigen wijkteam instellen").Accepts<NotificationsRequest>("application/json");
        group.MapPost("/kanalen", Add).RequireAuthorization(Policies.OwnTeam).WithName("kanaalToevoegen")
            .WithSummary("Een kanaal voor e-mail of een webhook maken; het geheim van een webhook staat alleen in dit antwoord").Accepts<NewChannelRequest>("application/json");
        group.MapPut("/kanalen/{nummer}", Change).RequireAuthorization(Policies.OwnTeam).WithName("kanaalZetten")
            .WithSummary("Een kanaal veranderen, of aan- of uitzetten").Accepts<ChannelRequest>("application/json");
        group.MapDelete("/kanalen/{nummer}", Remove).RequireAuthorization(Policies.OwnTeam).WithName("kanaalVerwijderen")
            .WithSummary("Een kanaal verwijderen, met zijn adres en met wat nog wacht");
        group.MapPost("/kanalen/{nummer}/proef", Test).RequireAuthorization(Policies.OwnTeam).WithName("kanaalProberen").WithSummary("Een proefbericht sturen");
    }

    public static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    public static Problem Full() =>
        new(StatusCodes.Status409Conflict, "Te veel kanalen", $"Een wijkteam heeft hooguit {TeamNotifications.MostChannels} kanalen. Verwijder er eerst een.");

    public static Problem StillWaiting() =>
        new(StatusCodes.Status409Conflict, "Er wacht al een proefbericht", "Een eerder proefbericht is nog niet aangekomen. Kijk bij het kanaal wat er misgaat, of wacht tot het aankomt.");

    private static async Task<Results<Ok<NotificationsAnswer>, Problem>> Read(
        string id, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation) =>
        await inboxes.Team(id, Caller.Of(context), cancellation) is { } team ? TypedResults.Ok(await desk.Read(team, Caller.Of(context).Is(Roles.Coordinator), cancellation)) : Problem.NotFound();

    private static async Task<Results<Ok<NotificationsAnswer>, Problem>> Set(
        string id, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        if (await inboxes.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            return await desk.Set(team, new(document!.RootElement, "", errors, NotificationReader.OfSettings), errors, cancellation) is { } answer
                ? TypedResults.Ok(answer)
                : Problem.BadInput(errors);
        }
    }

    private static async Task<Results<Created<ChannelAnswer>, Problem>> Add(
        string id, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        if (await inboxes.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            if (NotificationReader.NewChannel(new(document!.RootElement, "", errors, NotificationReader.OfNewChannel), errors) is not { } wanted) return Problem.BadInput(errors);
            return await desk.Add(team, wanted, "/adres", errors, cancellation) is { } made
                ? TypedResults.Created((string?)null, made)
                : errors.Any ? Problem.BadInput(errors) : Full();
        }
    }

    private static async Task<Results<Ok<ChannelAnswer>, Problem>> Change(
        string id, string nummer, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        if (await inboxes.Team(id, Caller.Of(context), cancellation) is not { } team || Number(nummer) is not { } number
            || await desk.Find(team, number, cancellation) is not { } channel) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            if (NotificationReader.Channel(new(document!.RootElement, "", errors, NotificationReader.OfChannel), channel.Setup.Kind, errors) is not { } wanted)
                return Problem.BadInput(errors);
            return await desk.Change(team, channel, wanted, "/adres", errors, cancellation) is { } changed
                ? TypedResults.Ok(changed)
                : errors.Any ? Problem.BadInput(errors) : Problem.NotFound();
        }
    }

    private static async Task<Results<NoContent, Problem>> Remove(
        string id, string nummer, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation) =>
        await inboxes.Team(id, Caller.Of(context), cancellation) is { } team && Number(nummer) is { } number && await desk.Of(team).RemoveChannel(number, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound();

    private static async Task<Results<Accepted, Problem>> Test(
        string id, string nummer, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        if (await inboxes.Team(id, Caller.Of(context), cancellation) is not { } team || Number(nummer) is not { } number
            || await desk.Find(team, number, cancellation) is not { } channel) return Problem.NotFound();
        return await desk.Of(team).TestChannel(number, cancellation)
            ? TypedResults.Accepted((string?)null)
            : channel.IsOff ? new Problem(StatusCodes.Status409Conflict, "Kanaal staat uit", "Zet het kanaal eerst aan.") : StillWaiting();
    }
}

/// <summary>When a team wants to be told.</summary>
internal sealed record NotificationsRequest(
    QuietHoursAnswer? StilteUren, bool NietInWeekend, bool NietOpFeestdagen, bool GoedeVrijdag, bool Bevrijdingsdag, EscalationAnswer? Escalatie);

/// <summary>A channel to be made: <c>e-mail</c> to an address, or <c>webhook</c> to an https address; at once, or daily at an hour.</summary>
internal sealed record NewChannelRequest(string Soort, string Adres, int? DagelijksOm);

/// <summary>A channel as it is to be. Without an address that stays as it is.</summary>
internal sealed record ChannelRequest(string? Adres, int? DagelijksOm, bool Aan);
