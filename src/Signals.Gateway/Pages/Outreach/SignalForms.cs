using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Follow;
using Signals.Core.Privacy;
using Signals.Gateway.Access;
using Signals.Gateway.Follow;
using Signals.Gateway.Intake;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Pages.Resident;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>The forms by which somebody enters what is told: by a tap, as a tally, or with more words.</summary>
internal sealed class SignalForms(OutreachScreen screen, Visits visits, SignalRules rules, SignalIntake intake, SenderLimits limits, FollowDesk desk, TimeProvider clock)
{
    /// <summary>What the fields of each form begin with.</summary>
    public const string Tally = "turf-";
    public const string More = "meer-";
    public const string Visit = "bezoek-";

    /// <summary>The field by which somebody says what to do with what may lead to a person.</summary>
    public const string Traces = "nakijken";
    public const string TakeOut = "weghalen";

    private const string HomeVisit = "huisbezoek";

    public static void Map(IEndpointRouteBuilder forms)
    {
        Map("/signaal", "", OutreachMode.Stop);
        Map("/turven", Tally, OutreachMode.Stop);
        Map("/meer", More, OutreachMode.Stop);
        Map("/huisbezoek", Visit, OutreachMode.HomeVisit);
        Map("/huisbezoek/meer", More, OutreachMode.HomeVisit);
        forms.MapPost("/ongedaan", (HttpContext context, SignalForms signals, CancellationToken cancellation) => signals.TakeBack(context, cancellation));

        void Map(string path, string prefix, OutreachMode mode) =>
            forms.MapPost(path, (HttpContext context, SignalForms signals, CancellationToken cancellation) => signals.Send(context, prefix, mode, cancellation));
    }

    private async Task<IResult> Send(HttpContext context, string prefix, OutreachMode mode, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (Elsewhere.All.FirstOrDefault(way => way == form[$"{prefix}thema"]) is { } elsewhere) return TypedResults.LocalRedirect($"{OutreachPages.Begin}/{elsewhere}");
        var visit = visits.Read(context);
        if (mode == OutreachMode.Stop && visit.Stop is null) return OutreachPages.To(OutreachMode.Begin, "geen-stop");

        var errors = new FieldErrors();
        var request = SignalForm.Read(form, prefix, mode == OutreachMode.Stop ? visit.Stop!.Kind : HomeVisit, prefix is "" or Tally ? visit.Stop!.Area : null, errors);
        if (prefix == Tally && request.Aantal is null && !errors.Has("/aantal")) errors.Add("/aantal", "verplicht", "Vul in hoeveel mensen het noemden.");
        (request, var traces) = await WithoutTraces(request, form[More + Traces].ToString(), errors, cancellation);
        var signal = await rules.Check(request, history: false, errors, cancellation);
        if (signal is null)
            return await screen.Show(context, mode, cancellation, form, SignalForm.Errors(errors, prefix), traces, StatusCodes.Status400BadRequest);
        if (limits.OfSignals(context) is { } tooMany) return tooMany;

        var key = $"{SenderKey.Of(form)}-{prefix}{request.Thema}";
        var (answer, problem) = await intake.Receive(signal, $"inloop-{key}", Caller.Of(context), OperationLog.Of(context), cancellation);
        if (answer is null) return problem!;
        visits.Keep(context, visit.With(new(key, request.Thema!, request.Aantal ?? 1, clock.GetUtcNow(), answer.Volgcode)));
        if (mode == OutreachMode.HomeVisit) (Preferences.Of(context, screen.IsDemo) with { Area = request.Buurt }).Keep(context, screen.IsDemo);
        return OutreachPages.To(mode, "verstuurd");
    }

    /// <summary>Asks about what may lead to a person in the words, or takes it out.</summary>
    private async Task<(SignalRequest Request, IReadOnlyList<string> Found)> WithoutTraces(
        SignalRequest request, string choice, FieldErrors errors, CancellationToken cancellation)
    {
        var areas = (await screen.Town(cancellation)).AreaNames.ToList();
        var (seen, thought) = (PersonalTraces.In(request.Waarneming, areas), PersonalTraces.In(request.Duiding, areas));
        if (seen.Count + thought.Count == 0) return (request, []);
        if (choice == TakeOut)
            return (request with { Waarneming = Without(request.Waarneming, seen), Duiding = Without(request.Duiding, thought) }, []);
        if (choice.Length == 0) errors.Add($"/{Traces}", "verplicht", "Kies wat er met deze gegevens gebeurt.");
        return (request, [.. Found(request.Waarneming, seen), .. Found(request.Duiding, thought)]);

        static string? Without(string? text, IReadOnlyList<PersonalTrace> traces) => text is null ? null : PersonalTraces.Without(text, traces);

        static IEnumerable<string> Found(string? text, IReadOnlyList<PersonalTrace> traces) => traces.Select(trace => text!.Substring(trace.Start, trace.Length));
    }

    private async Task<IResult> TakeBack(HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var visit = visits.Read(context);
        var mode = form["bij"] == HomeVisit ? OutreachMode.HomeVisit : OutreachMode.Stop;
        if (visit.Sent.FirstOrDefault(sent => sent.Key == form["wat"]) is not { } sent) return OutreachPages.To(mode, "al-teruggenomen");
        // Also when it is not known any more: then it was taken back before.
        if (FollowCode.TryParse(sent.FollowCode, out var code)) await desk.Withdraw(code, OperationLog.Of(context), cancellation);
        visits.Keep(context, visit with { Sent = [.. visit.Sent.Where(other => other.Key != sent.Key)] });
        return OutreachPages.To(mode, "teruggenomen");
    }
}
