using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Gateway.Access;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Intake;

internal static class IntakeEndpoints
{
    public static void MapIntake(this IEndpointRouteBuilder routes) => routes.MapPost("/v1/signalen", Receive)
        .AllowAnonymous()
        .WithTags("signalen").WithName("signaalMelden")
        .WithSummary("Een signaal melden")
        .Accepts<SignalRequest>("application/json");

    private static async Task<Results<Created<SignalAnswer>, Problem>> Receive(
        HttpContext context, SignalRules rules, SignalIntake intake, SenderLimits limits, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var key = SenderKey.Of(context.Request, errors);
            var request = SignalReader.Read(document!.RootElement, errors);
            var signal = await rules.Check(request, history: false, errors, cancellation);
            if (signal is null) return Problem.BadInput(errors);
            var caller = Caller.Of(context);
            if (Refusal(signal, caller) is { } refusal) return refusal;
            if (limits.OfSignals(context) is { } tooMany) return tooMany;
            var (answer, problem) = await intake.Receive(signal, key, caller, OperationLog.Of(context), cancellation);
            return answer is null ? problem! : TypedResults.Created((string?)null, answer);
        }
    }

    /// <returns>Why this caller cannot enter a signal of this source there, or null.</returns>
    private static Problem? Refusal(CheckedSignal signal, Caller caller) =>
        signal.Source == Source.Resident ? null
        : caller.Name is null ? Problem.NotSignedIn()
        : !caller.IsAny(Policies.StaffSources) || (signal.Source == Source.Partner) != caller.Is(Roles.Partner) || !caller.WorksFor(signal.Municipality.Code)
            ? Problem.NotAllowed()
        : null;
}
