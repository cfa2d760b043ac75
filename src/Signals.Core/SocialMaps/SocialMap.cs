using System.Text.Json.Serialization;

namespace Signals.Core.SocialMaps;

/// <summary>Who and what can help in a municipality (sociale kaart).</summary>
public sealed class SocialMap
{
    /// <summary>The most entries.</summary>
    public const int Most = 2_000;

    private readonly SortedDictionary<SocialMapCode, SocialMapEntry> entries;

    public SocialMap() : this([]) { }

    [JsonConstructor]
    internal SocialMap(IReadOnlyCollection<SocialMapEntry> entries) => this.entries = new(entries.ToDictionary(entry => entry.Code));

    /// <summary>Every entry, in the order of their codes.</summary>
    public IReadOnlyCollection<SocialMapEntry> Entries => entries.Values;

    /// <summary>Adds an entry or changes one. Nothing if it is known as such.</summary>
    /// <returns>Null if there are as many as may be.</returns>
    public IReadOnlyList<SocialMapEvent>? Set(SocialMapEntry entry) =>
        entries.TryGetValue(entry.Code, out var known) ? known == entry ? [] : [new SocialMapEntrySet(entry)]
        : entries.Count == Most ? null : [new SocialMapEntrySet(entry)];

    /// <summary>Removes an entry. Nothing if there is none.</summary>
    public IReadOnlyList<SocialMapEvent> Remove(SocialMapCode code) => entries.ContainsKey(code) ? [new SocialMapEntryRemoved(code)] : [];

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(SocialMapEvent happened)
    {
        switch (happened)
        {
            case SocialMapEntrySet { Entry: var entry }:
                entries[entry.Code] = entry;
                break;
            case SocialMapEntryRemoved removed:
                entries.Remove(removed.Code);
                break;
            default:
                throw new InvalidOperationException($"No social map knows the event {happened.GetType().Name}.");
        }
    }
}

/// <summary>Something that changed on a social map.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SocialMapEntrySet), "social-map-entry-set")]
[JsonDerivedType(typeof(SocialMapEntryRemoved), "social-map-entry-removed")]
public abstract record SocialMapEvent;

/// <summary>An entry was added or changed.</summary>
public sealed record SocialMapEntrySet(SocialMapEntry Entry) : SocialMapEvent;

/// <summary>An entry was removed.</summary>
public sealed record SocialMapEntryRemoved(SocialMapCode Code) : SocialMapEvent;
