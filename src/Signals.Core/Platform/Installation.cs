using System.Text.Json.Serialization;
using Signals.Core.Areas;

namespace Signals.Core.Platform;

/// <summary>Which municipalities an installation serves.</summary>
public sealed class Installation
{
    private readonly List<MunicipalityCode> municipalities;

    public Installation() : this([]) { }

    [JsonConstructor]
    internal Installation(IReadOnlyList<MunicipalityCode> municipalities) => this.municipalities = [.. municipalities];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<MunicipalityCode> Municipalities => municipalities;

    /// <summary>Serves a municipality from now on. Nothing if it was served already.</summary>
    public IReadOnlyList<InstallationEvent> Serve(MunicipalityCode municipality) =>
        municipalities.Contains(municipality) ? [] : [new MunicipalityServed(municipality)];

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(InstallationEvent happened)
    {
        switch (happened)
        {
            case MunicipalityServed served:
                municipalities.Add(served.Municipality);
                break;
            default:
                throw new InvalidOperationException($"No installation knows the event {happened.GetType().Name}.");
        }
    }
}

/// <summary>Something that happened to an installation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MunicipalityServed), "municipality-served")]
public abstract record InstallationEvent;

/// <summary>A municipality is served from now on.</summary>
public sealed record MunicipalityServed(MunicipalityCode Municipality) : InstallationEvent;
