// What this device keeps until it was sent.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Item, OpenStop } from "./item";

interface Schema extends DBSchema {
  items: {
    key: number;
    value: Item;
    indexes: { owner: string; state: string; open: [string, number]; id: string };
  };
  stops: { key: string; value: OpenStop };
  remembered: { key: string; value: number };
}

export type Database = IDBPDatabase<Schema>;

export const openDatabase = (): Promise<Database> =>
  openDB<Schema>("signals-inloop", 1, {
    upgrade(database) {
      const items = database.createObjectStore("items", { keyPath: "nr", autoIncrement: true });
      items.createIndex("owner", "owner");
      items.createIndex("state", "state");
      items.createIndex("open", ["openFor", "nr"]);
      items.createIndex("id", "id");
      database.createObjectStore("stops", { keyPath: "owner" });
      database.createObjectStore("remembered");
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
