using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Approaches;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Inbox;
using Signals.Gateway.Menus;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pages.Teams;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Approaches;

/// <summary>The pages of one approach.</summary>
internal static class OneApproachPages
{
    /// <summary>What the fields ask for, to go after "vul in".</summary>
    public static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["wat"] = "wat de stap is",
        ["hoe"] = "hoe het nu verder gaat",
    };

    public static void MapOneApproach(this RouteGroupBuilder group)
    {
        group.MapGet("/{id}", Show);
        group.MapPost("/{id}", Act);
        group.MapGet("/{id}/deelnemers", ShowParticipants);
        group.MapPost("/{id}/deelnemers", SetParticipants);
        group.MapGet("/{id}/menukaart", ShowCards);
        group.MapPost("/{id}/menukaart", Choose);
        group.MapGet("/{id}/afronden", ShowClosing);
        group.MapPost("/{id}/afronden", Close);
        group.MapGet("/{id}/effect", ShowEffect);
        group.MapSteps();
        group.MapGet("/{id}/{deel}", ShowPart);
        group.MapPost("/{id}/{deel}", Write);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string id, string? bewaard, HttpContext context, ApproachDesk desk, InboxDesk inbox, TimeProvider clock, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found
            ? PageForms.Show<ApproachPage>(context, await Model(found, inbox, clock, FilledForm.Empty, bewaard is not null, cancellation))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Act(
        string id, HttpContext context, ApproachDesk desk, InboxDesk inbox, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var errors = new FieldErrors();
        var change = form["actie"].ToString() switch
        {
            "stap" => ApproachReader.Step(new(FormBody.Of(form, ApproachReader.KnownOfStep), "", errors, ApproachReader.KnownOfStep), found.Seal, errors),
            "stand" => ApproachNames.Progresses.FirstOrDefault(entry => entry.Code == form["stand"]) is { Code: not null } progress
                && int.TryParse(form["nummer"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ApproachChange.MoveStep(number, progress.Progress) : null,
            "erbij" => await ApproachReader.Prompts(new(FormBody.Of(form, [], lists: ["aanleidingen"]), "", errors, ["aanleidingen"]), found.Team, errors, cancellation),
            "verder" => new ApproachChange.Reopen(),
            _ => null,
        };
        if (errors.Any)
            return PageForms.Show<ApproachPage>(
                context, await Model(found, inbox, clock, FilledForm.Of(form, errors, ApproachReader.KnownOfStep, Asked), false, cancellation), StatusCodes.Status400BadRequest);
        return change is null ? Problem.NotFound() : await Done(desk, found, change, cancellation) is { } problem ? problem : Back(found);
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowParticipants(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var answer = Answer(found, clock);
        var values = answer.Deelnemers.GroupBy(one => one.Rol).ToDictionary(role => Organisations(role.Key), role => string.Join('\n', role.Select(one => one.Organisatie).OfType<string>()));
        values["rol"] = string.Join('\n', answer.Deelnemers.Select(one => one.Rol));
        return PageForms.Show<ParticipantsPage>(context, new ParticipantsModel(answer, new(values, [])));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> SetParticipants(
        string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        // One for each organisation of a role; of a role without any, the role alone.
        var chosen = ApproachNames.Roles.Where(entry => form["rol"].Contains(entry.Code)).SelectMany(entry =>
            FormBody.Lines(form, Organisations(entry.Code)).Cast<string?>().DefaultIfEmpty().Select(name => (entry.Code, Name: name))).ToList();
        var body = new JsonObject { ["deelnemers"] = new JsonArray([.. chosen.Select(one => new JsonObject { ["rol"] = one.Code, ["organisatie"] = one.Name })]) };
        var errors = new FieldErrors();
        var participants = ApproachReader.Participants(new(JsonSerializer.SerializeToElement(body), "", errors, ["deelnemers"]), errors);
        if (!errors.Any)
            return await Done(desk, found, new ApproachChange.SetParticipants([.. participants.Select(one => one.Sealed(found.Seal))]), cancellation) is { } problem ? problem : Back(found);
        // The reader counts those that were sent; the form has a field for each role, and tells under the roles that there are too many.
        var told = errors.All.Select(error => (
            error.Veld.Split('/') is [_, _, var index, ..] ? Organisations(chosen[int.Parse(index, CultureInfo.InvariantCulture)].Code) : "rol", error.Melding)).Distinct().ToList();
        var fields = ApproachNames.Roles.Select(entry => Organisations(entry.Code)).Append("rol");
        var filled = FilledForm.Of(form, new FieldErrors(), fields, Asked) with { Errors = told };
        return PageForms.Show<ParticipantsPage>(context, new ParticipantsModel(Answer(found, clock), filled), StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowCards(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var answer = Answer(found, clock);
        var values = new Dictionary<string, string>
        {
            ["gekozen"] = string.Join('\n', answer.Keuze?.Gekozen.Select(card => card.Code) ?? []),
            ["samenMet"] = string.Join('\n', answer.Keuze?.SamenMet ?? answer.Deelnemers.Select(one => one.Rol)),
        };
        foreach (var (index, card) in (answer.Keuze?.Eigen ?? []).Index()) (values[Own("kleur", index)], values[Own("tekst", index)]) = (card.Kleur, card.Tekst);
        return PageForms.Show<CardsPage>(context, new CardsModel(answer, Cards(found, clock), new(values, [])));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Choose(
        string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var body = new JsonObject
        {
            ["gekozen"] = new JsonArray([.. form["gekozen"].Select(code => JsonValue.Create(code))]),
            ["samenMet"] = new JsonArray([.. form["samenMet"].Select(role => JsonValue.Create(role))]),
        };
        var own = Enumerable.Range(0, CardChoice.MostOwn).Where(index => form[Own("tekst", index)].ToString().Trim().Length > 0).ToList();
        body["eigen"] = new JsonArray([.. own.Select(index => new JsonObject { ["kleur"] = form[Own("kleur", index)].ToString(), ["tekst"] = form[Own("tekst", index)].ToString() })]);
        var errors = new FieldErrors();
        var change = ApproachReader.Cards(new(JsonSerializer.SerializeToElement(body), "", errors, ApproachReader.KnownOfCards), found.Menu, found.Seal, DutchTime.DateOf(clock.GetUtcNow()), errors);
        if (change is not null) return await Done(desk, found, change, cancellation) is { } problem ? problem : Back(found);
        // The reader counts those that were sent; the form has a field for each that there can be.
        var told = errors.All.Select(error => (
            error.Veld.Split('/') is [_, "eigen", var number, var field] ? Own(field, own[int.Parse(number, CultureInfo.InvariantCulture)]) : error.Veld.Split('/')[1], error.Melding)).ToList();
        var fields = Enumerable.Range(0, CardChoice.MostOwn).SelectMany(index => new[] { Own("kleur", index), Own("tekst", index) });
        var filled = FilledForm.Of(form, new FieldErrors(), [.. fields, "gekozen", "samenMet"], Asked) with { Errors = told };
        return PageForms.Show<CardsPage>(context, new CardsModel(Answer(found, clock), Cards(found, clock), filled), StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowClosing(string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found
            ? PageForms.Show<ClosePage>(context, new CloseModel(Answer(found, clock), FilledForm.Empty))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Close(
        string id, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var errors = new FieldErrors();
        var how = new JsonFields(FormBody.Of(form, ["hoe"]), "", errors, ["hoe"]).OneOf("hoe", ApproachNames.Closings.Select(entry => (entry.Code, entry.How)));
        return how is { } known
            ? await Done(desk, found, new ApproachChange.Close(known), cancellation) is { } problem ? problem : Back(found)
            : PageForms.Show<ClosePage>(context, new CloseModel(Answer(found, clock), FilledForm.Of(form, errors, ["hoe"], Asked)), StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowEffect(
        string id, HttpContext context, ApproachDesk desk, EffectDesk effects, TimeProvider clock, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found
            ? PageForms.Show<EffectPage>(context, new EffectModel(Answer(found, clock), await effects.Of(found, cancellation)))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, Problem>> ShowPart(string id, string deel, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (PartForm.At(deel) is not { } part || await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        // Whether a story is shared is not filled in: told anew, it is asked anew.
        return PageForms.Show<PartPage>(context, new PartModel(Answer(found, clock), part, new(found.Words(part.Part), [])));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Write(
        string id, string deel, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation, PartForm.MostBytes);
        if (form is null) return unreadable!;
        if (PartForm.At(deel) is not { } part || await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var errors = new FieldErrors();
        var names = part.Fields.Select(field => field.Name).ToList();
        if (part.Read(new(FormBody.Of(form, names), "", errors, names), errors) is not { } words)
            return PageForms.Show<PartPage>(
                context, new PartModel(Answer(found, clock), part, FilledForm.Of(form, errors, [.. names, "delen"], new Dictionary<string, string>())), StatusCodes.Status400BadRequest);
        var change = found.Written(part.Part, words, isShared: form["delen"] == "ja");
        return await Done(desk, found, change, cancellation) is { } problem ? problem : Back(found);
    }

    /// <summary>The name of a field of one of the cards that they thought up themselves.</summary>
    public static string Own(string field, int index) => string.Create(CultureInfo.InvariantCulture, $"{field}-{index}");

    /// <summary>The name of the field with the organisations of a role.</summary>
    public static string Organisations(string role) => $"organisatie-{role}";

    public static async Task<Problem?> Done(ApproachDesk desk, FoundApproach found, ApproachChange change, CancellationToken cancellation) =>
        (await desk.Change(found, change, cancellation)).Problem;

    public static RedirectHttpResult Back(FoundApproach found) => TypedResults.LocalRedirect($"{ApproachPages.AddressOf(found.Approach.Id.ToString())}?bewaard=ja");

    private static async Task<ApproachModel> Model(FoundApproach found, InboxDesk inbox, TimeProvider clock, FilledForm step, bool isSaved, CancellationToken cancellation)
    {
        var prompts = new List<Choice>();
        foreach (var prompt in found.Approach.Prompts)
            if (await found.Team.Find(prompt, cancellation) is { } entry)
                prompts.Add(new(prompt.ToString(), PromptWords.Title(await inbox.Answer(found.Team, entry, cancellation))));
        var others = found.Approach.Closing is null ? (await ApproachPages.Open(found.Team, inbox, cancellation)).Where(open => prompts.TrueForAll(known => known.Value != open.Value)).ToList() : [];
        return new(Answer(found, clock), prompts, others, step, isSaved);
    }

    public static ApproachAnswer Answer(FoundApproach found, TimeProvider clock) => ApproachAnswer.Of(found, DutchTime.DateOf(clock.GetUtcNow()));

    private static IReadOnlyList<MenuCardAnswer> Cards(FoundApproach found, TimeProvider clock) =>
        [.. found.Menu.Select(card => MenuCardAnswer.Of(card, DutchTime.DateOf(clock.GetUtcNow())))];
}
