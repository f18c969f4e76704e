import type { Catalogue } from '../../src/catalog/catalogue';
import { type Field, isScalar, type ScalarField } from '../../src/catalog/field';
import type { Kind } from '../../src/catalog/kind';
import { isWrite, type Operation, type StateRule } from '../../src/catalog/operation';
import type { Parameter } from '../../src/catalog/parameter';
import type {
  CatalogueData,
  FieldData,
  LimitsData,
  OperationData,
  ParameterData,
  ResourceData,
  StatesData,
} from './data';

/** The whole catalogue as plain data, in the catalogue's own order. */
export function asData(catalogue: Catalogue): CatalogueData {
  return { operations: catalogue.operations().map(operationData), resources: catalogue.allKinds().map(resourceData) };
}

function operationData(operation: Operation): OperationData {
  const { name, product, version, effect, idempotency, paging, errors, states, documents } = operation;
  return {
    name,
    product,
    version,
    resource: operation.kind,
    effect,
    mutating: isWrite(operation),
    destructive: operation.destructive === true,
    costs: operation.costs !== undefined,
    idempotency,
    paging,
    parameters: Object.entries(operation.parameters).map(parameterData),
    response: fieldsData(operation.response),
    errors: errors.map(({ http, code }) => ({ http, code })),
    ...(states === undefined ? {} : { states: statesData(states) }),
    documents,
  };
}

function parameterData([name, parameter]: [string, Parameter]): ParameterData {
  const { type, declaredAs = type, required = false, requiredWhen, values, unit, secret, newer } = parameter;
  return {
    name,
    type: declaredAs,
    required,
    ...(requiredWhen === undefined ? {} : { requiredWhen }),
    ...(parameter.default === undefined ? {} : { default: parameter.default }),
    ...(values === undefined ? {} : { enum: values.map(({ value, meaning }) => ({ value, meaning })) }),
    ...limitsOf(parameter),
    ...(unit === undefined ? {} : { unit }),
    ...(secret === undefined ? {} : { secret }),
    ...(newer === undefined ? {} : { newer }),
  };
}

function limitsOf({ min, max, minLength, maxLength }: Parameter): LimitsData {
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

/** Fields that are newer stay so all the way down. */
function fieldsData(fields: Readonly<Record<string, Field>>, above = '', newer?: true): FieldData[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const added = field.newer ?? newer;
    switch (field.type) {
      case 'object':
        return fieldsData(field.of, `${path}.`, added);
      case 'list': {
        const items = field.item === null ? path : `${path}.${field.item}`;
        return isScalar(field.of) ? [fieldData(items, field.of, added)] : fieldsData(field.of, `${items}.`, added);
      }
      default:
        return [fieldData(path, field, added)];
    }
  });
}

function fieldData(path: string, { type, declaredAs, secret }: ScalarField, newer: true | undefined): FieldData {
  return {
    path,
    type: declaredAs ?? (type === 'time' ? 'string' : type),
    ...(secret === undefined ? {} : { secret }),
    ...(newer === undefined ? {} : { newer }),
  };
}

function statesData({ from = [], via, to }: StateRule): StatesData {
  return { from, via: via ?? null, to };
}

function resourceData({ id, label, states, identity, list, rows, parents }: Kind): ResourceData {
  const named = Object.entries(states);
  return {
    kind: id,
    label,
    states: named.map(([state]) => state),
    transitional: named.filter(([, { transitional }]) => transitional === true).map(([state]) => state),
    identity,
    list: list.name,
    rows,
    parents: parents.map((parent) => parent.kind),
  };
}
