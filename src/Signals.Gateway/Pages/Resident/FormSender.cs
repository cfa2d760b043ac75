using Microsoft.AspNetCore.Http;
using Signals.Gateway.Access;
using Signals.Gateway.Intake;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Resident;

/// <summary>Makes a signal of a form that is complete, and sends it the way that every signal goes.</summary>
internal sealed class FormSender(SignalRules rules, SignalIntake intake, SenderLimits limits)
{
    /// <summary>Sends it. Told again, it counts once.</summary>
    /// <returns>The follow code; or what is wrong, each with the page where it can be mended; or why it cannot be taken now.</returns>
    public async Task<(string? FollowCode, FieldErrors Errors, Problem? Problem)> Send(Answers answers, HttpContext context, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var signal = await rules.Check(Request(answers), history: false, errors, cancellation);
        if (signal is null) return (null, errors, null);
        if (limits.OfSignals(context) is { } tooMany) return (null, errors, tooMany);
        var (answer, problem) = await intake.Receive(signal, $"formulier-{answers.Key}", Caller.Of(context), OperationLog.Of(context), cancellation);
        return (answer?.Volgcode, errors, problem);
    }

    /// <summary>The page on which a field of the signal is asked for.</summary>
    public static string PageOf(string pointer) => pointer.Split('/') switch
    {
        [_, "buurt", ..] => "buurt",
        [_, "huishouden", ..] => "adres",
        [_, "contact", ..] => "bericht",
        [_, "waarneming" or "duiding", ..] => "verhaal",
        _ => "onderwerp",
    };

    private static SignalRequest Request(Answers answers) => new()
    {
        Thema = answers.Theme,
        Buurt = answers.Neighbourhood,
        Bron = "bewoner",
        Huishouden = answers.HasAddress ? new(answers.Postcode, answers.Number, answers.Addition) : null,
        Waarneming = answers.Observation,
        Duiding = answers.Interpretation,
        OverAnder = answers.About == Answers.Another,
        Contact = answers.Email is { } email ? new(email, true) : null,
        BijElkaarHouden = answers.Together == true && answers.HasAddress && answers.About == Answers.Self,
    };
}
