// Prints a Parquet file as JSON: {"metadata": {...}, "rows": [...]}.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

const file = await asyncBufferFromFile(process.argv[2]);
const footer = await parquetMetadataAsync(file);
const metadata = Object.fromEntries((footer.key_value_metadata ?? []).map((e) => [e.key, e.value]));
const rows = await parquetReadObjects({ file });
const plain = (key, value) => (typeof value === 'bigint' ? Number(value) : value);
console.log(JSON.stringify({ metadata, rows }, plain));
