using Signals.Core.Areas;
using Signals.Grains.Engine;

namespace Signals.Grains.Platform;

/// <summary>Which municipalities this installation serves.</summary>
[MayInterleave]
public interface IPlatform : IJournaledGrain
{
    /// <summary>Every municipality, in the order in which they came.</summary>
    Task<IReadOnlyList<MunicipalityCode>> Municipalities(CancellationToken cancellation);

    /// <summary>Serves a municipality from now on. Nothing happens if it was served already.</summary>
    Task Serve(MunicipalityCode municipality, CancellationToken cancellation);
}
