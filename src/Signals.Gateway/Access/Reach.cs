using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;

namespace Signals.Gateway.Access;

/// <summary>
/// Which municipalities there are for a request: every one where a route is open to all, else only those that the caller works for. What lies beyond is not
/// there: no answer tells whether it exists.
/// </summary>
internal sealed class Reach(IHttpContextAccessor requests)
{
    /// <summary>Whether the request that is being answered may know a municipality. Always, for what the platform does by itself.</summary>
    public bool Covers(MunicipalityCode municipality) => Asker is not { } caller || caller.WorksFor(municipality);

    /// <summary>The municipality that is meant where none is named: the installation's own, or for somebody who does not work for it, the first of theirs.</summary>
    public MunicipalityCode Home(MunicipalityCode ofInstallation) =>
        Asker is { Municipalities: [var first, ..] } caller && !caller.WorksFor(ofInstallation) ? first : ofInstallation;

    private Caller? Asker => requests.HttpContext is { User.Identity.IsAuthenticated: true } context
        && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? Caller.Of(context)
            : null;
}
