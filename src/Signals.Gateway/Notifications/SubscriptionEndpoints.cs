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

/// <summary>Subscriptions in the form of the Notificaties API (ZGW): each is a channel of the team that its filter names.</summary>
internal static class SubscriptionEndpoints
{
    private const string Channel = "aanleidingen";
    private const string Filter = "wijkteam";
    private const int MostAuth = 2_000;

    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/abonnementen").RequireAuthorization(Policies.OwnTeam).WithTags("abonnementen");
        group.MapGet("", All).WithName("abonnementen").WithSummary("Abonnementen op aanleidingen van de eigen wijkteams");
        group.MapPost("", Add).WithName("abonnementToevoegen")
            .WithSummary("Abonneren op aanleidingen van een eigen wijkteam, in de vorm van de Notificaties API").Accepts<SubscriptionRequest>("application/json");
        group.MapDelete("/{abonnement}", Remove).WithName("abonnementOpzeggen").WithSummary("Een abonnement opzeggen");
    }

    private static async Task<Ok<IReadOnlyList<SubscriptionAnswer>>> All(
        HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        var found = new List<SubscriptionAnswer>();
        foreach (var team in await inboxes.Teams(Caller.Of(context), cancellation))
            foreach (var channel in (await desk.Of(team).Read(cancellation)).Channels.Where(channel => channel.Setup.Kind == ChannelKind.Subscription))
                found.Add(Answer(context, team, channel.Number, await desk.Address(team, channel, cancellation)));
        return TypedResults.Ok<IReadOnlyList<SubscriptionAnswer>>(found);
    }

    private static async Task<Results<Created<SubscriptionAnswer>, Problem>> Add(
        HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["callbackUrl", "auth", "kanalen"]);
            var address = fields.Line("callbackUrl", Core.Notifications.Channel.MostAddress);
            if (address is not null) NotificationReader.CheckAddress(ChannelKind.Subscription, address, "/callbackUrl", errors);
            var auth = fields.Line("auth", MostAuth);
            if (auth is not null && auth.Any(letter => letter is < ' ' or > '~')) errors.Add("/auth", "ongeldige-tekens", "Hier mogen alleen gewone letters, cijfers en leestekens staan, zonder accenten.");
            var team = await Team(fields, Caller.Of(context), inboxes, errors, cancellation);
            if (errors.Any) return Problem.BadInput(errors);
            if (await desk.Add(team!, new(ChannelKind.Subscription, address, new(null), IsOff: false, auth), "/callbackUrl", errors, cancellation) is not { } made)
                return errors.Any ? Problem.BadInput(errors) : NotificationEndpoints.Full();
            var answer = Answer(context, team!, made.Nummer, address);
            return TypedResults.Created(answer.Url, answer);
        }
    }

    private static async Task<Results<NoContent, Problem>> Remove(
        string abonnement, HttpContext context, InboxDesk inboxes, NotificationDesk desk, CancellationToken cancellation)
    {
        var dash = abonnement.LastIndexOf('-');
        if (dash <= 0 || NotificationEndpoints.Number(abonnement[(dash + 1)..]) is not { } number
            || await inboxes.Team(abonnement[..dash], Caller.Of(context), cancellation) is not { } team
            || await desk.Find(team, number, cancellation) is not { Setup.Kind: ChannelKind.Subscription }) return Problem.NotFound();
        return await desk.Of(team).RemoveChannel(number, cancellation) ? TypedResults.NoContent() : Problem.NotFound();
    }

    private static async Task<TeamInbox?> Team(JsonFields fields, Caller caller, InboxDesk inboxes, FieldErrors errors, CancellationToken cancellation)
    {
        if (fields.Array("kanalen", most: 1) is not [var element]) return null;
        const string at = "/kanalen/0";
        var channel = new JsonFields(element, at, errors, ["naam", "filters"]);
        if (channel.Text("naam", 40) != Channel && !errors.Has($"{at}/naam")) errors.Add($"{at}/naam", "onbekend-kanaal", $"Er is één kanaal: {Channel}.");
        var team = channel.Object("filters", [Filter])?.Text(Filter, 40);
        if (team is not null && await inboxes.Team(team, caller, cancellation) is { } known) return known;
        if (!errors.Has($"{at}/filters/{Filter}")) errors.Add($"{at}/filters/{Filter}", "onbekend-wijkteam", "Hier hoort een eigen wijkteam te staan.");
        return null;
    }

    private static SubscriptionAnswer Answer(HttpContext context, TeamInbox team, int number, string? address) => new(
        $"{context.Request.Scheme}://{context.Request.Host}/v1/abonnementen/{team.Id}-{number}", ChannelAnswer.Shown(ChannelKind.Subscription, address),
        [new(Channel, new Dictionary<string, string> { [Filter] = team.Id.ToString() })]);
}

/// <summary>A subscription. What goes in the <c>Authorization</c> header is told to nobody once it is given.</summary>
/// <param name="Url">Where it can be cancelled.</param>
/// <param name="CallbackUrl">What is called, only as far as its host, since the rest may be a secret; null where it is not known any more.</param>
/// <param name="Kanalen">Of what.</param>
internal sealed record SubscriptionAnswer(string Url, string? CallbackUrl, IReadOnlyList<SubscribedChannel> Kanalen);

/// <summary>The channel <c>aanleidingen</c>, with the team as its filter.</summary>
internal sealed record SubscribedChannel(string Naam, IReadOnlyDictionary<string, string> Filters);

/// <summary>A subscription to be made.</summary>
/// <param name="CallbackUrl">The https address that is called.</param>
/// <param name="Auth">The value of the <c>Authorization</c> header that is sent with every call.</param>
/// <param name="Kanalen">One channel, <c>aanleidingen</c>, with a team as its filter.</param>
internal sealed record SubscriptionRequest(string CallbackUrl, string Auth, IReadOnlyList<SubscribedChannel> Kanalen);
