using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Approaches;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Inbox;
using Signals.Gateway.Menus;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Approaches;

/// <summary>What teams and residents undertake together.</summary>
internal static class ApproachEndpoints
{
    public static void MapApproaches(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/aanpakken").RequireAuthorization(Policies.Inbox).WithTags("aanpakken");
        group.MapGet("", List).WithName("aanpakken").WithSummary("De aanpakken van een eigen wijkteam, de nieuwste eerst");
        group.MapPost("", Begin).WithName("aanpakBeginnen").WithSummary("Een aanpak beginnen, uit aanleidingen of uit zichzelf").Accepts<ApproachRequest>("application/json");
        group.MapGet("/{id}", One).WithName("aanpak").WithSummary("Een aanpak");
        group.MapPost("/{id}/aanleidingen", Answer).WithName("aanpakAanleidingen").WithSummary("Nog meer aanleidingen bij een aanpak nemen").Accepts<PromptsRequest>("application/json");
        group.MapPut("/{id}/deelnemers", SetParticipants).WithName("aanpakDeelnemers").WithSummary("Zeggen wie meedoen: functies en organisaties, geen personen").Accepts<ParticipantsRequest>("application/json");
        group.MapGet("/{id}/menukaart", Menu).WithName("aanpakMenukaart").WithSummary("De kaarten die bij een aanpak passen, in een volgorde die niets zegt");
        group.MapPut("/{id}/menukaart", Choose).WithName("aanpakKiezen").WithSummary("Samen kaarten kiezen, of zelf iets bedenken").Accepts<CardsRequest>("application/json");
        group.MapPost("/{id}/stappen", PlanStep).WithName("aanpakStap").WithSummary("Een stap toevoegen").Accepts<StepRequest>("application/json");
        group.MapPost("/{id}/stappen/{nummer}", MoveStep).WithName("aanpakStapStand").WithSummary("Zeggen hoe het met een stap staat").Accepts<ProgressRequest>("application/json");
        group.MapPut("/{id}/stappen/{nummer}", RewriteStep).WithName("aanpakStapWijzigen").WithSummary("Een stap anders opschrijven").Accepts<StepRequest>("application/json");
        group.MapDelete("/{id}/stappen/{nummer}", TakeOutStep).WithName("aanpakStapWeghalen").WithSummary("Een stap weghalen, met wat er stond");
        group.MapPost("/{id}/verhaal", TellStory).WithName("aanpakVerhaal").WithSummary("Het verhaal vertellen, en zeggen of andere wijkteams het mogen lezen").Accepts<StoryRequest>("application/json");
        group.MapPut("/{id}/teksten/{deel}", Write).WithName("aanpakTekst")
            .WithSummary($"Een deel schrijven: {string.Join(", ", PartForm.All.Where(form => form.Part != ApproachPart.Story).Select(form => form.Path))}").Accepts<Dictionary<string, string>>("application/json");
        group.MapPost("/{id}/afronden", Close).WithName("aanpakAfronden").WithSummary("Een aanpak afronden; dat is niet hetzelfde als opgelost").Accepts<CloseRequest>("application/json");
        group.MapGet("/{id}/effect", Effect).WithName("aanpakEffect")
            .WithSummary("Wat er te zeggen valt over wat er na een aanpak veranderde, naast vergelijkbare buurten; op twee vaste momenten");
        group.MapPost("/{id}/verdergaan", Reopen).WithName("aanpakVerdergaan").WithSummary("Verdergaan met een aanpak die was afgerond");
    }

    private static async Task<Results<Ok<ApproachesAnswer>, Problem>> List(HttpContext context, InboxDesk inbox, ApproachDesk desk, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = new QueryFields(context.Request, errors, ["wijkteam", "lopend"]);
        var team = query.Text("wijkteam");
        var open = query.Value<bool>("lopend", bool.TryParse, "ongeldige-keuze", "Hier hoort true of false te staan.");
        var own = team is null ? await inbox.Teams(Caller.Of(context), cancellation) : await inbox.Team(team, Caller.Of(context), cancellation) is { } one ? [one] : [];
        if (team is not null && own.Count == 0) errors.Add("wijkteam", "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
        if (errors.Any) return Problem.BadInput(errors);
        var rows = new List<ApproachRow>();
        foreach (var each in own)
            rows.AddRange(await desk.Of(each, (await each.Grain.Approaches(cancellation)).Where(approach => open is null || approach.IsClosed != open).Take(ApproachesAnswer.Most), cancellation));
        return TypedResults.Ok(new ApproachesAnswer([.. rows.OrderByDescending(row => row.BegonnenOp).Take(ApproachesAnswer.Most)]));
    }

    private static async Task<Results<Created<ApproachAnswer>, Problem>> Begin(
        HttpContext context, InboxDesk inbox, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var key = SenderKey.Of(context.Request, errors);
            var fields = new JsonFields(document!.RootElement, "", errors, ApproachReader.KnownOfBeginning);
            var team = fields.Text("wijkteam", 40) is { } id ? await inbox.Team(id, Caller.Of(context), cancellation) : null;
            if (team is null)
            {
                if (!errors.Has("/wijkteam")) errors.Add("/wijkteam", "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
                return Problem.BadInput(errors);
            }
            if (await ApproachReader.Beginning(fields, team, errors, cancellation) is not { } wanted) return Problem.BadInput(errors);
            var begun = await desk.Begin(wanted, team, key, cancellation);
            return TypedResults.Created($"/v1/aanpakken/{begun.Approach.Id}", ApproachAnswer.Of(begun, Today(clock)));
        }
    }

    private static async Task<Results<Ok<ApproachAnswer>, Problem>> One(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found ? TypedResults.Ok(ApproachAnswer.Of(found, Today(clock))) : Problem.NotFound();

    private static async Task<Results<Ok<EffectAnswer>, Problem>> Effect(string id, HttpContext context, ApproachDesk desk, EffectDesk effects, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found ? TypedResults.Ok(await effects.Of(found, cancellation)) : Problem.NotFound();

    private static async Task<Results<Ok<IEnumerable<MenuCardAnswer>>, Problem>> Menu(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found
            ? TypedResults.Ok(found.Menu.Select(card => MenuCardAnswer.Of(card, Today(clock))))
            : Problem.NotFound();

    private static Task<Results<Ok<ApproachAnswer>, Problem>> Answer(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ["aanleidingen"], (found, fields, errors) => ApproachReader.Prompts(fields, found.Team, errors, cancellation), cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> SetParticipants(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ["deelnemers"], (found, fields, errors) =>
        {
            if (!fields.Has("deelnemers")) errors.Add("/deelnemers", "verplicht", "Dit veld is verplicht.");
            var participants = ApproachReader.Participants(fields, errors);
            return Made(new ApproachChange.SetParticipants([.. participants.Select(one => one.Sealed(found.Seal))]));
        }, cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> Choose(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ApproachReader.KnownOfCards, (found, fields, errors) => Made(ApproachReader.Cards(fields, found.Menu, found.Seal, Today(clock), errors)), cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> PlanStep(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ApproachReader.KnownOfStep, (found, fields, errors) => Made(ApproachReader.Step(fields, found.Seal, errors)), cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> MoveStep(string id, string nummer, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ["stand"], (_, fields, errors) =>
            Made(fields.OneOf("stand", ApproachNames.Progresses.Select(entry => (entry.Code, entry.Progress))) is { } progress
                ? new ApproachChange.MoveStep(Number(nummer), progress)
                : null), cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> RewriteStep(string id, string nummer, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ApproachReader.KnownOfStep, (found, fields, errors) => Made(ApproachReader.Rewritten(Number(nummer), fields, found.Seal, errors)), cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> TakeOutStep(string id, string nummer, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, new ApproachChange.RewriteStep(Number(nummer), null, null, null), context, desk, clock, cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> TellStory(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var form = PartForm.Of(ApproachPart.Story);
        return Change(id, context, desk, clock, [.. form.Fields.Select(field => field.Name), "delen"], (found, fields, errors) =>
        {
            var shared = fields.Flag("delen") ?? false;
            return Made(form.Read(fields, errors) is { } words ? found.Written(form.Part, words, shared) : null);
        }, cancellation);
    }

    private static async Task<Results<Ok<ApproachAnswer>, Problem>> Write(string id, string deel, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        PartForm.At(deel) is { Part: not ApproachPart.Story } form
            ? await Change(id, context, desk, clock, [.. form.Fields.Select(field => field.Name)], (found, fields, errors) =>
                Made(form.Read(fields, errors) is { } words ? found.Written(form.Part, words) : null), cancellation)
            : Problem.NotFound();

    private static Task<Results<Ok<ApproachAnswer>, Problem>> Close(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, context, desk, clock, ["hoe"], (_, fields, errors) =>
            Made(fields.OneOf("hoe", ApproachNames.Closings.Select(entry => (entry.Code, entry.How))) is { } how ? new ApproachChange.Close(how) : null), cancellation);

    private static Task<Results<Ok<ApproachAnswer>, Problem>> Reopen(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        Change(id, new ApproachChange.Reopen(), context, desk, clock, cancellation);

    private static async Task<Results<Ok<ApproachAnswer>, Problem>> Change(
        string id, ApproachChange change, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var (changed, problem) = await desk.Change(found, change, cancellation);
        return changed is null ? problem! : TypedResults.Ok(ApproachAnswer.Of(changed, Today(clock)));
    }

    private static async Task<Results<Ok<ApproachAnswer>, Problem>> Change(
        string id, HttpContext context, ApproachDesk desk, TimeProvider clock, IReadOnlyCollection<string> known,
        Func<FoundApproach, JsonFields, FieldErrors, Task<ApproachChange?>> read, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation, PartForm.MostBytes);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var change = await read(found, new(document!.RootElement, "", errors, known), errors);
            if (errors.Any) return Problem.BadInput(errors);
            var (changed, problem) = await desk.Change(found, change!, cancellation);
            return changed is null ? problem! : TypedResults.Ok(ApproachAnswer.Of(changed, Today(clock)));
        }
    }

    // A step that is no number is no step that there is.
    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Task<ApproachChange?> Made(ApproachChange? change) => Task.FromResult(change);

    private static DateOnly Today(TimeProvider clock) => DutchTime.DateOf(clock.GetUtcNow());
}

/// <summary>The approaches of one or more teams.</summary>
internal sealed record ApproachesAnswer(IReadOnlyList<ApproachRow> Aanpakken)
{
    /// <summary>The most in one answer.</summary>
    public const int Most = 200;
}

/// <summary>An approach as it is to begin. What is given as prompts brings their neighbourhoods and themes.</summary>
internal sealed record ApproachRequest(
    string Wijkteam, string Soort, string Doel, IReadOnlyList<string>? Aanleidingen, IReadOnlyList<string>? Buurten, IReadOnlyList<string>? Themas, IReadOnlyList<ParticipantAnswer>? Deelnemers);

/// <summary>Prompts by their ids.</summary>
internal sealed record PromptsRequest(IReadOnlyList<string> Aanleidingen);

/// <summary>Everybody who takes part.</summary>
internal sealed record ParticipantsRequest(IReadOnlyList<ParticipantAnswer> Deelnemers);

/// <summary>What is chosen, in place of what was chosen before.</summary>
internal sealed record CardsRequest(IReadOnlyList<string>? Gekozen, IReadOnlyList<OwnCardAnswer>? Eigen, IReadOnlyList<string>? SamenMet);

/// <summary>A step.</summary>
internal sealed record StepRequest(string Wat, string? Wie, DateOnly? Gepland);

/// <summary>How a step stands.</summary>
internal sealed record ProgressRequest(string Stand);

/// <summary>The story. With no words at all it is taken out.</summary>
internal sealed record StoryRequest(string? WatGebeurde, string? WatVeranderde, string? VoorWie, bool? Delen);

/// <summary>How an approach ends.</summary>
internal sealed record CloseRequest(string Hoe);
