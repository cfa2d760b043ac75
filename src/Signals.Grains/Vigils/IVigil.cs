using Signals.Core.Vigils;
using Signals.Grains.Engine;

namespace Signals.Grains.Vigils;

/// <summary>Watches over a municipality for silence. It is told totals, and tells teams what it notices.</summary>
[MayInterleave]
public interface IVigil : IJournaledGrain
{
    /// <summary>What is silent now, and was in the weeks that are kept.</summary>
    Task<VigilView> Read(CancellationToken cancellation);
}

/// <summary>A municipality's vigil, for reading.</summary>
/// <param name="Weeks">How many closed weeks it knows of.</param>
/// <param name="Quiets">The silences of those weeks, those that last among them; the latest first, without sources that were switched off.</param>
public sealed record VigilView(int Weeks, IReadOnlyList<Quiet> Quiets);
