using System.Text.Json.Serialization;
using Signals.Core.Neighbourhoods;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    /// <summary>The kinds of source that it uses, in a fixed order; residents are always among them.</summary>
    public IReadOnlyList<Source> Sources { get; private set; }

    /// <summary>The fewest kinds of source that it has to use: as many as it, or one of its teams, asks a prompt to rest on.</summary>
    [JsonIgnore]
    public int FewestSources => choices.Values.Select(choice => choice.Detection?.MinimumSourceKinds ?? 0).Append(Detection.MinimumSourceKinds).Max();

    /// <summary>Sets which kinds of source it uses. Nothing if it uses these.</summary>
    /// <returns>Null if residents are not among them, or they are fewer than <see cref="FewestSources"/>: then nothing could become a prompt.</returns>
    public IReadOnlyList<MunicipalityEvent>? UseSources(IReadOnlyCollection<Source> used)
    {
        var sources = used.Distinct().Order().ToList();
        if (!sources.Contains(Source.Resident) || sources.Count < FewestSources) return null;
        return Sources.SequenceEqual(sources) ? [] : [new SourcesSet(sources)];
    }
}
